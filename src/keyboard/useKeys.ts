import { useEffect } from 'react'
import { focusSearch } from './focusSearch.ts'
import { keyAction, type KeyAction } from './keys.ts'

/** What each key does that works anywhere on the page. */
type KeyActions = Readonly<
  Record<Exclude<KeyAction, 'next' | 'previous' | 'search'>, () => void>
> & {
  /** Goes up (-1) or down (1) the jobs. */
  readonly step: (step: -1 | 1) => void
}

/** Does what the keys ask for that work anywhere on the page. */
export function useKeys(actions: KeyActions): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = keyAction(event)
      // Pressed once more, the search's key is the browser's again.
      if (!action || (action === 'search' && !focusSearch())) return
      event.preventDefault()
      if (action === 'next') actions.step(1)
      else if (action === 'previous') actions.step(-1)
      else if (action !== 'search') actions[action]()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  })
}
