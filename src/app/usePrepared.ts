import { useEffect } from 'react'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { useErrorReader } from '#src/jobs/useErrorReader.ts'
import { preparing } from '#src/view/filtering/visibleJobs.ts'

/** Makes a list ready to be sorted and searched while the page has nothing else to do. */
export function usePrepared(list: JobList | null): void {
  // Errors are sorted by their reasons.
  const canRead = useErrorReader() !== undefined
  useEffect(() => {
    // Where the browser cannot tell, the first sort and search make it ready.
    if (!list || !canRead || !('requestIdleCallback' in window)) return
    const steps = preparing(list)
    const goOn = (idle: IdleDeadline) => {
      do if (steps.next().done === true) return
      while (idle.timeRemaining() > 0)
      request = requestIdleCallback(goOn)
    }
    let request = requestIdleCallback(goOn)
    return () => cancelIdleCallback(request)
  }, [list, canRead])
}
