import { loadable } from '#src/ui/loadable.ts'
import { whenIdle } from '#src/ui/whenIdle.ts'

/** Loaded when the page is idle, since it would be too late once printing begins. */
export const Printing = loadable(async () => {
  await whenIdle()
  return (await import('./PrintedJobs.tsx')).PrintedJobs
})
