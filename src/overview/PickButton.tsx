import type { CSSProperties, ReactNode } from 'react'
import { isSameView } from '../view/sameView.ts'
import type { SetView } from '../view/useView.ts'
import type { View } from '../view/view.ts'

interface PickButtonProps {
  readonly view: View
  readonly setView: SetView
  /** The view that shows the rows that the mark counts. */
  readonly picked: View
  /** The view without that pick, for a second press. */
  readonly cleared: View
  /** What it is called where its text does not say it whole. */
  readonly label?: string
  readonly className?: string
  readonly style?: CSSProperties
  readonly children?: ReactNode
}

/** A mark that narrows the table to the rows that it counts or, once it has, takes that back. */
export function PickButton(props: PickButtonProps) {
  const { view, setView, picked, cleared, label, children, ...look } = props
  const isPicked = isSameView(view, picked)
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={isPicked}
      onClick={() => setView(isPicked ? cleared : picked)}
      {...look}
    >
      {children}
    </button>
  )
}
