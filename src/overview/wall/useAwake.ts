import { useEffect } from 'react'

/** Keeps the screen from going dark, where the browser can. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null
    let gone = false
    // The browser takes the lock back whenever the page is hidden.
    const request = async () => {
      if (document.visibilityState !== 'visible') return
      try {
        lock = await navigator.wakeLock.request('screen')
        if (gone) await lock.release()
      } catch {
        // Refused, as on a low battery, or not supported.
      }
    }
    const onVisible = () => void request()
    document.addEventListener('visibilitychange', onVisible)
    onVisible()
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', onVisible)
      void lock?.release()
    }
  }, [])
}
