import { useEffect } from 'react'
import { focusSearch } from './focusSearch.ts'
import { keyAction, type KeyAction } from './keys.ts'

type KeyActions = Readonly<
  Record<Exclude<KeyAction, 'next' | 'previous' | 'search'>, () => void>
> & {
  readonly step: (step: -1 | 1) => void
}

export function useKeys(actions: KeyActions): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = keyAction(event)
      // If the search has the focus already, the browser handles its shortcut.
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
