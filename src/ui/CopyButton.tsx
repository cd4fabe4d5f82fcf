import { clsx } from 'clsx'
import { IconButton } from './IconButton.tsx'
import { useCopy } from './useCopy.ts'

interface CopyButtonProps {
  readonly text: string
  /** What the text is, for the button's name: `ID p7qr9qv`. */
  readonly label: string
  /** -1 if the button is reached by other keys than Tab. */
  readonly tabIndex?: -1
  readonly className?: string
}

export function CopyButton({ text, label, tabIndex, className }: CopyButtonProps) {
  const { outcomeOf, copy } = useCopy()
  // The text may have changed since the last press.
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
