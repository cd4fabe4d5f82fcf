import { useEffect } from 'react'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { useErrorReader } from '#src/jobs/useErrorReader.ts'
import { preparing } from '#src/view/filtering/visibleJobs.ts'

export function usePrepared(list: JobList | null): void {
  // Errors are sorted by their reasons.
  const canRead = useErrorReader() !== undefined
  useEffect(() => {
    // Without idle callbacks, the first sort and search prepare it.
    if (!list || !canRead || !('requestIdleCallback' in window)) return
    const steps = preparing(list)
    const runSteps = (idle: IdleDeadline) => {
      do if (steps.next().done === true) return
      while (idle.timeRemaining() > 0)
      request = requestIdleCallback(runSteps)
    }
    let request = requestIdleCallback(runSteps)
    return () => cancelIdleCallback(request)
  }, [list, canRead])
}
