import { useCallback, useRef, useState, type RefObject } from 'react'
import { UNFOLDED, type Overview } from '#src/view/overview.ts'
import { useView } from '#src/view/useView.tsx'
import { OVERVIEW_ID } from './OverviewButton.tsx'

interface OverviewToggle {
  /** The button that unfolds it. It gets the focus if that would be folded away. */
  readonly button: RefObject<HTMLButtonElement | null>
  readonly toggle: () => void
}

/** Folds the overview, or unfolds the parts that were unfolded last. */
export function useOverviewToggle(): OverviewToggle {
  const [{ overview }, setView] = useView()
  const [last, setLast] = useState(UNFOLDED)
  if (isUnfolded(overview) && last !== overview) setLast(overview)
  const button = useRef<HTMLButtonElement>(null)
  const toggle = useCallback(() => {
    const strip = document.getElementById(OVERVIEW_ID)
    if (strip?.contains(document.activeElement)) button.current?.focus()
    setView(
      (now) => ({ overview: isUnfolded(now.overview) ? { ...now.overview, parts: [] } : last }),
      'replace',
    )
  }, [setView, last])
  return { button, toggle }
}

function isUnfolded({ parts }: Overview): boolean {
  return parts.length > 0
}
