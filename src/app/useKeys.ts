import { useEffect } from 'react'
import { keyAction } from './keys.ts'

interface KeyActions {
  readonly step: (step: -1 | 1) => void
  readonly refresh: () => void
  readonly keys: () => void
  /** Picks the job whose row has the focus, or picks it no more. */
  readonly select: () => void
  readonly palette: () => void
}

/** Does what the keys ask for that work anywhere on the page. */
export function useKeys({ step, refresh, keys, select, palette }: KeyActions): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = keyAction(event)
      if (!action) return
      event.preventDefault()
      if (action === 'keys') keys()
      else if (action === 'palette') palette()
      else if (action === 'refresh') refresh()
      else if (action === 'select') select()
      else step(action === 'next' ? 1 : -1)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  })
}
