import { useQueryStates } from 'nuqs'
import { createContext, use, useCallback, useMemo, type ReactNode } from 'react'
import { withDetails } from './detailsView.ts'
import { displayedAddress } from './saved/start.ts'
import { printView, viewParsers } from './url.ts'
import type { View } from './view.ts'

export type ViewChange = Partial<View> | ((view: View) => Partial<View>)

/**
 * Adds an entry to the browser's history; use `replace` for typing and appearance. Merges changes within one tick.
 */
export type SetView = (change: ViewChange, how?: 'push' | 'replace') => void

const ViewContext = createContext<readonly [View, SetView] | null>(null)

export function ViewProvider(props: {
  readonly view: View
  readonly setView: SetView
  readonly children: ReactNode
}) {
  const { view, setView, children } = props
  const value = useMemo(() => [view, setView] as const, [view, setView])
  return <ViewContext value={value}>{children}</ViewContext>
}

export function useView(): readonly [View, SetView] {
  const value = use(ViewContext)
  if (!value) throw new Error('useView needs a ViewProvider')
  return value
}

/** Returns the view in the URL. Only for the provider; everything else uses {@link useView}. */
export function useUrlView(): readonly [View, SetView] {
  const [view, setParameters] = useQueryStates(viewParsers)
  const setView: SetView = useCallback(
    (change, how = 'push') => {
      void setParameters(
        (current) => {
          const patch = withDetails(
            current,
            typeof change === 'function' ? change(current) : change,
          )
          // Adds no history entry if nothing changes.
          return printView({ ...current, ...patch }) === printView(current) ? {} : patch
        },
        { history: how },
      ).then(markDefaultView)
    },
    [setParameters],
  )
  return [view, setView]
}

/** Changes the URL of the default view from `/` to `/?`. */
function markDefaultView() {
  if (location.search === '') history.replaceState(history.state, '', displayedAddress())
}
