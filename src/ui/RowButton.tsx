import type { ReactNode, Ref } from 'react'
import { withTooltip } from './withTooltip.ts'

interface RowButtonProps {
  readonly label: string
  /** The same in short, for whoever sees which row it is in. */
  readonly title: string
  /** For a button that is on or off. */
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly onPress: (button: HTMLElement) => void
  readonly ref?: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

/** A small button in a row of a list. */
export function RowButton(props: RowButtonProps) {
  const { label, title, pressed, disabled = false, onPress, ref, children } = props
  return (
    <button
      ref={ref}
      type="button"
      aria-label={label}
      {...withTooltip(title)}
      aria-pressed={pressed}
      // A button that is disabled as it is pressed would lose the focus.
      aria-disabled={disabled}
      className="flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-subtle hover:text-ink aria-disabled:opacity-40 aria-disabled:hover:bg-transparent aria-disabled:hover:text-muted aria-pressed:bg-accent-soft aria-pressed:text-accent"
      onClick={({ currentTarget }) => {
        if (!disabled) onPress(currentTarget)
      }}
    >
      {children}
    </button>
  )
}
