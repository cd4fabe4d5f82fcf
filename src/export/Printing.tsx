import { loadable } from '#src/ui/loadable.ts'

/** The printed table. Loaded when the page is idle, since it is too late once printing begins. */
export const Printing = loadable(async () => {
  await new Promise((resolve) => {
    // Not every browser supports `requestIdleCallback`.
    ;(window.requestIdleCallback ?? setTimeout)(resolve)
  })
  return (await import('./PrintedJobs.tsx')).PrintedJobs
})
