import { useSyncExternalStore } from 'react'

export type Attention = 'hidden' | 'visible' | 'focused'

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  window.addEventListener('focus', listener)
  window.addEventListener('blur', listener)
  return () => {
    document.removeEventListener('visibilitychange', listener)
    window.removeEventListener('focus', listener)
    window.removeEventListener('blur', listener)
  }
}

function read(): Attention {
  if (document.visibilityState === 'hidden') return 'hidden'
  return document.hasFocus() ? 'focused' : 'visible'
}

export function useAttention(): Attention {
  return useSyncExternalStore(subscribe, read)
}
