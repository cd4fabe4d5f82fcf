import { useEffect } from 'react'

/** Keeps the screen from going dark, where the browser can. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null
    let gone = false
    // The browser takes the lock back whenever the page is hidden.
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      try {
        lock = await navigator.wakeLock.request('screen')
        if (gone) await lock.release()
      } catch {
        // It may not, as on a low battery; or it cannot.
      }
    }
    const onVisible = () => void ask()
    document.addEventListener('visibilitychange', onVisible)
    onVisible()
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', onVisible)
      void lock?.release()
    }
  }, [])
}
