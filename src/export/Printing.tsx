import { loadable } from '#src/ui/loadable.ts'

/** Loaded once the page has nothing else to do: when printing begins, there is no time for it. */
export const Printing = loadable(async () => {
  await new Promise((resolve) => {
    // Not every browser can tell.
    ;(window.requestIdleCallback ?? setTimeout)(resolve)
  })
  return (await import('./PrintedJobs.tsx')).PrintedJobs
})
