import { clsx } from 'clsx'
import { IconButton } from './IconButton.tsx'
import { useCopy } from './useCopy.ts'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, for the button's name: `ID p7qr9qv`. */
  readonly label: string
  /** -1 where it is reached in another way than with the Tab key. */
  readonly tabIndex?: -1
  readonly className?: string
}

/** Copies a text to the clipboard and says when it did. */
export function CopyButton({ text, label, tabIndex, className }: CopyButtonProps) {
  const { outcomeOf, copy } = useCopy()
  // The button may be another text's by now.
  const isCopied = outcomeOf(text) === 'copied'
  return (
    <IconButton
      label={`${isCopied ? 'Copied' : 'Copy'} ${label}`}
      size="small"
      tabIndex={tabIndex}
      className={clsx(
        'icon',
        isCopied ? 'icon-copied before:text-tone-green' : 'icon-copy',
        className,
      )}
      onClick={() => void copy(text, text)}
    />
  )
}
