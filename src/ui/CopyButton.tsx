import { clsx } from 'clsx'
import { useCopy } from './useCopy.ts'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, for the button's name: `ID p7qr9qv`. */
  readonly label: string
  /** -1 where it is reached in another way than with the Tab key. */
  readonly tabIndex?: -1
}

/** Copies a text to the clipboard and says when it did. */
export function CopyButton({ text, label, tabIndex }: CopyButtonProps) {
  const { outcomeOf, copy } = useCopy()
  // The button may be another text's by now.
  const isCopied = outcomeOf(text) === 'copied'
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-label={`${isCopied ? 'Copied' : 'Copy'} ${label}`}
      className={clsx(
        'icon inline-flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-subtle hover:text-ink',
        isCopied ? 'icon-copied before:text-tone-green' : 'icon-copy',
      )}
      onClick={() => void copy(text, text)}
    />
  )
}
