import { useQueryStates } from 'nuqs'
import { createContext, use, useCallback, useMemo, type ReactNode } from 'react'
import { displayedAddress } from './saved/start.ts'
import { printView, viewParsers } from './url.ts'
import type { View } from './view.ts'

/** What to change of the view, or how to compute that from the view as it is by then. */
export type ViewChange = Partial<View> | ((view: View) => Partial<View>)

/**
 * Changes the view. A choice adds a step to the browser's history; typing and appearance replace the current
 * one. Changes in one tick add up.
 */
export type SetView = (change: ViewChange, how?: 'push' | 'replace') => void

const ViewContext = createContext<readonly [View, SetView] | null>(null)

/** Provides the view to everything inside. */
export function ViewProvider(props: {
  readonly view: View
  readonly setView: SetView
  readonly children: ReactNode
}) {
  const { view, setView, children } = props
  const value = useMemo(() => [view, setView] as const, [view, setView])
  return <ViewContext value={value}>{children}</ViewContext>
}

/** The view, and the one way to change it. */
export function useView(): readonly [View, SetView] {
  const value = use(ViewContext)
  if (!value) throw new Error('useView needs a ViewProvider')
  return value
}

/** The view in the URL. For the provider: everything else calls {@link useView}. */
export function useUrlView(): readonly [View, SetView] {
  const [view, setParameters] = useQueryStates(viewParsers)
  const setView: SetView = useCallback(
    (change, how = 'push') => {
      void setParameters(
        (current) => {
          const patch = typeof change === 'function' ? change(current) : change
          // The browser's history would gain a step that changes nothing.
          return printView({ ...current, ...patch }) === printView(current) ? {} : patch
        },
        { history: how },
      ).then(sayDefault)
    },
    [setParameters],
  )
  return [view, setView]
}

/** Writes the default view as `/?`. */
function sayDefault() {
  if (location.search === '') history.replaceState(history.state, '', displayedAddress())
}
