import { useSelector } from '@tanstack/react-store'
import { useMemo } from 'react'
import { currentSaved, layouts, type Layouts } from './layouts.ts'
import { savedViews, type SavedView } from './savedViews.ts'
import type { View } from '#src/view/view.ts'

/** The views that this browser keeps, as far as it takes to show them. */
export interface KeptViews {
  readonly views: readonly SavedView[]
  /** The saved view that is on the screen. */
  readonly saved: SavedView | undefined
  /** The layouts that the presets were given. */
  readonly kept: Layouts
}

/** The saved views, and which of them `view` is. */
export function useSavedViews(view: View): KeptViews {
  const { views } = useSelector(savedViews)
  const kept = useSelector(layouts)
  const saved = useMemo(() => currentSaved(view, views, kept), [view, views, kept])
  return useMemo(() => ({ views, saved, kept }), [views, saved, kept])
}
