import { useCallback, useState } from 'react'
import { UNFOLDED } from '../view/overview.ts'
import type { SetView } from '../view/useView.ts'
import type { View } from '../view/view.ts'

/** Folds the overview, or unfolds what of it was unfolded last. */
export function useOverviewToggle(view: View, setView: SetView): () => void {
  const { overview } = view
  const isOpen = overview.parts.length > 0
  const [last, setLast] = useState(UNFOLDED)
  if (isOpen && last !== overview) setLast(overview)
  return useCallback(() => {
    setView({ ...view, overview: isOpen ? { ...overview, parts: [] } : last }, 'replace')
  }, [view, setView, isOpen, overview, last])
}
