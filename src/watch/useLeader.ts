import { useEffect, useState } from 'react'
import { scoped } from '#src/lib/stored.ts'

const LOCK = 'training-jobs-watch'

/**
 * Returns whether this tab fetches and notifies for all tabs: the first one to get the lock does, until it closes.
 */
export function useLeader(): boolean {
  const [isLeader, setIsLeader] = useState(false)

  useEffect(() => {
    const unmounted = new AbortController()
    const untilUnmounted = () =>
      new Promise<void>((resolve) => unmounted.signal.addEventListener('abort', () => resolve()))

    async function requestLock() {
      try {
        await navigator.locks.request(scoped(LOCK), { signal: unmounted.signal }, async () => {
          setIsLeader(true)
          await untilUnmounted()
        })
      } catch {
        // Without locks (an old browser, or a page from another machine without https), every tab is a leader;
        // notifications for the same job replace each other.
        if (!unmounted.signal.aborted) setIsLeader(true)
      }
    }
    void requestLock()
    return () => {
      unmounted.abort()
      setIsLeader(false)
    }
  }, [])

  return isLeader
}
