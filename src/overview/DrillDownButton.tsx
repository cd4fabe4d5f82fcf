import { useState, type ComponentProps } from 'react'
import { Button } from '#src/ui/Button.tsx'
import { isSameView, withRowsOf } from '#src/view/saved/sameView.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'

interface DrillDownButtonProps extends Omit<ComponentProps<typeof Button>, 'onClick' | 'tooltip'> {
  readonly view: View
  readonly setView: SetView
  /** The view that shows the rows that the mark counts. */
  readonly picked: View
  /** The view without that pick, for a second press where it is not known what was there before the first. */
  readonly cleared: View
  /** The view without the rows that the mark counts, for an Alt-click. */
  readonly excluded?: View
  /** What it is called where its text does not say it whole. */
  readonly label?: string
}

/** A mark that narrows the table to the rows that it counts or, once it has, takes that back. */
export function DrillDownButton(props: DrillDownButtonProps) {
  const { view, setView, picked, cleared, excluded, label, look = 'plain', ...rest } = props
  const isPicked = isSameView(view, picked)
  const [last, setLast] = useState<{ readonly before: View; readonly picked: View } | null>(null)

  function press() {
    if (!isPicked) setLast({ before: view, picked })
    // Where another filter has been set since, only the pick itself goes.
    const back = last && isSameView(view, last.picked) ? last.before : cleared
    setView(isPicked ? withRowsOf(view, back) : picked)
  }

  return (
    <Button
      look={look}
      aria-label={label}
      tooltip={label}
      aria-pressed={isPicked}
      onClick={({ altKey }) => {
        if (altKey && excluded) setView(excluded)
        else press()
      }}
      {...rest}
    />
  )
}
