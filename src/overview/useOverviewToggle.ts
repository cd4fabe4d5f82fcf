import { useCallback, useRef, useState, type RefObject } from 'react'
import { OVERVIEW_ID } from './OverviewButton.tsx'
import { UNFOLDED } from '#src/view/overview.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'

interface OverviewToggle {
  /** For the button that unfolds it: it has the focus where that would fold away. */
  readonly button: RefObject<HTMLButtonElement | null>
  readonly toggle: () => void
}

/** Folds the overview, or unfolds what of it was unfolded last. */
export function useOverviewToggle(view: View, setView: SetView): OverviewToggle {
  const { overview } = view
  const isOpen = overview.parts.length > 0
  const [last, setLast] = useState(UNFOLDED)
  if (isOpen && last !== overview) setLast(overview)
  const button = useRef<HTMLButtonElement>(null)
  const toggle = useCallback(() => {
    const strip = document.getElementById(OVERVIEW_ID)
    if (strip?.contains(document.activeElement)) button.current?.focus()
    setView({ ...view, overview: isOpen ? { ...overview, parts: [] } : last }, 'replace')
  }, [view, setView, isOpen, overview, last])
  return { button, toggle }
}
