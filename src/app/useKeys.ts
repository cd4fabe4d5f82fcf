import { useEffect } from 'react'
import { keyAction } from './keys.ts'

interface KeyActions {
  readonly step: (step: -1 | 1) => void
  readonly watch: () => void
  readonly refresh: () => void
  readonly keys: () => void
}

/** Does what the keys ask for that work anywhere on the page. */
export function useKeys({ step, watch, refresh, keys }: KeyActions): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = keyAction(event)
      if (!action) return
      event.preventDefault()
      if (action === 'keys') keys()
      else if (action === 'watch') watch()
      else if (action === 'refresh') refresh()
      else step(action === 'next' ? 1 : -1)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  })
}
