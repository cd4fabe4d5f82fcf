import { useSelector } from '@tanstack/react-store'
import { useMemo } from 'react'
import { currentSaved, layouts, type Layouts } from './layouts.ts'
import { savedViews, type SavedView } from './savedViews.ts'
import { useView } from '#src/view/useView.tsx'

/** The views stored in this browser, as far as they are displayed. */
export interface KeptViews {
  readonly views: readonly SavedView[]
  /** The saved view that is displayed. */
  readonly saved: SavedView | undefined
  /** The stored layouts of the presets. */
  readonly kept: Layouts
}

/** The saved views, and which of them is displayed. */
export function useSavedViews(): KeptViews {
  const [view] = useView()
  const { views } = useSelector(savedViews)
  const kept = useSelector(layouts)
  const saved = useMemo(() => currentSaved(view, views, kept), [view, views, kept])
  return useMemo(() => ({ views, saved, kept }), [views, saved, kept])
}
