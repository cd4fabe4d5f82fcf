import { useState, type ComponentProps } from 'react'
import { Button } from '#src/ui/Button.tsx'
import { isSameView, withRowsOf } from '#src/view/saved/sameView.ts'
import { useView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'

interface DrillDownButtonProps extends Omit<ComponentProps<typeof Button>, 'onClick' | 'tooltip'> {
  readonly target: View
  /** The view without that drill-down, for a second press if the view before the first isn't known. */
  readonly cleared: View
  /** The view without the rows that the mark counts, for an Alt-click. */
  readonly excluded?: View
  /** The accessible name, if the text isn't complete. */
  readonly label?: string
}

/** A second press undoes the filter. */
export function DrillDownButton(props: DrillDownButtonProps) {
  const { target, cleared, excluded, label, variant = 'plain', ...rest } = props
  const [view, setView] = useView()
  const isSelected = isSameView(view, target)
  const [last, setLast] = useState<{ readonly before: View; readonly target: View } | null>(null)

  function press() {
    if (!isSelected) setLast({ before: view, target })
    // If another filter has been set since, only the drill-down itself is undone.
    const back = last && isSameView(view, last.target) ? last.before : cleared
    setView((now) => withRowsOf(now, isSelected ? back : target))
  }

  return (
    <Button
      variant={variant}
      aria-label={label}
      tooltip={label}
      aria-pressed={isSelected}
      onClick={({ altKey }) => {
        if (altKey && excluded) setView((now) => withRowsOf(now, excluded))
        else press()
      }}
      {...rest}
    />
  )
}
