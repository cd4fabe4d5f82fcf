import { useCallback, useRef, useState, type RefObject } from 'react'
import { EXPANDED, type Overview } from '#src/view/overview.ts'
import { useView } from '#src/view/useView.tsx'
import { OVERVIEW_ID } from './OverviewButton.tsx'

interface OverviewToggle {
  /** The button that expands it. It gets the focus if that would be hidden. */
  readonly button: RefObject<HTMLButtonElement | null>
  readonly toggle: () => void
}

export function useOverviewToggle(): OverviewToggle {
  const [{ overview }, setView] = useView()
  const [last, setLast] = useState(EXPANDED)
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
