import { useEffect, useState } from 'react'
import { scoped } from '#src/lib/stored.ts'

const LOCK = 'training-jobs-watch'

/** Whether this tab asks and notifies for all: the first one that is open; when it closes, the next. */
export function useLeader(): boolean {
  const [leads, setLeads] = useState(false)

  useEffect(() => {
    const leaving = new AbortController()
    const untilLeft = () =>
      new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()))

    async function stand() {
      try {
        await navigator.locks.request(scoped(LOCK), { signal: leaving.signal }, async () => {
          setLeads(true)
          await untilLeft()
        })
      } catch {
        // Without locks (an old browser, or a page from another machine without https) each tab leads;
        // notifications of the same end take one another's place.
        if (!leaving.signal.aborted) setLeads(true)
      }
    }
    void stand()
    return () => {
      leaving.abort()
      setLeads(false)
    }
  }, [])

  return leads
}
