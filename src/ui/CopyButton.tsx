import { classes } from './classes.ts'
import { useCopy } from './useCopy.ts'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, for the button's name: `ID p7qr9qv`. */
  readonly label: string
  /** -1 where it is reached in another way than with the Tab key. */
  readonly tabIndex?: -1
}

const outcomes = {
  none: { says: 'Copy', look: 'icon-copy' },
  copied: { says: 'Copied', look: 'icon-copied before:text-tone-green' },
  denied: { says: 'The browser did not allow to copy', look: 'icon-denied before:text-tone-red' },
}

/** Copies a text to the clipboard and says whether it did. */
export function CopyButton({ text, label, tabIndex }: CopyButtonProps) {
  const { outcomeOf, copy } = useCopy()
  // The button may be another text's by now.
  const { says, look } = outcomes[outcomeOf(text)]
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-label={`${says} ${label}`}
      className={classes(
        'icon inline-flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-subtle hover:text-ink',
        look,
      )}
      onClick={() => void copy(text, text)}
    />
  )
}
