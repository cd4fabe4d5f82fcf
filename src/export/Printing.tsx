import { loadable } from '#src/ui/loadable.ts'

/** Loaded when the page is idle, since it would be too late once printing begins. */
export const Printing = loadable(async () => {
  await new Promise((resolve) => {
    // Not every browser supports `requestIdleCallback`.
    ;(window.requestIdleCallback ?? setTimeout)(resolve)
  })
  return (await import('./PrintedJobs.tsx')).PrintedJobs
})
