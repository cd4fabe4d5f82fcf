import { useSelector } from '@tanstack/react-store'
import { useMemo } from 'react'
import { useView } from '#src/view/useView.tsx'
import { currentSaved, layouts, type Layouts } from './layouts.ts'
import { savedViews, type SavedView } from './savedViews.ts'

export interface StoredViews {
  readonly views: readonly SavedView[]
  readonly saved: SavedView | undefined
  readonly storedLayouts: Layouts
}

export function useSavedViews(): StoredViews {
  const [view] = useView()
  const { views } = useSelector(savedViews)
  const storedLayouts = useSelector(layouts)
  const saved = useMemo(
    () => currentSaved(view, views, storedLayouts),
    [view, views, storedLayouts],
  )
  return useMemo(() => ({ views, saved, storedLayouts }), [views, saved, storedLayouts])
}
