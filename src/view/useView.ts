import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'
import { shownAddress } from './saved/start.ts'
import { printView, viewParsers } from './url.ts'
import type { View } from './view.ts'

/** Typing replaces the view in the browser's history, picking adds a step to it. */
export type SetView = (view: View, how?: 'push' | 'replace') => void

/** The view that the URL holds, and the one way to change it. */
export function useView(): [View, SetView] {
  const [view, setParameters] = useQueryStates(viewParsers)
  const setView: SetView = useCallback(
    (next, how = 'push') => {
      // The browser's history would gain a step that changes nothing.
      if (printView(next) === printView(view)) return
      void setParameters(next, { history: how }).then(sayDefault)
    },
    [view, setParameters],
  )
  return [view, setView]
}

/** Writes the default view as `/?`. */
function sayDefault() {
  if (location.search === '') history.replaceState(history.state, '', shownAddress())
}
