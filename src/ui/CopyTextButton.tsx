import { Button, type ButtonVariant } from './Button.tsx'
import { CopyStatus } from './CopyStatus.tsx'
import { useCopy } from './useCopy.ts'

interface CopyTextButtonProps {
  /** What the button says: `Copy link`. */
  readonly label: string
  /** What it copies, made when it is pressed. */
  readonly text: () => string | Promise<string>
  readonly variant?: ButtonVariant
}

/** A button in words that copies a text, and says for a moment whether it did. */
export function CopyTextButton({ label, text, variant }: CopyTextButtonProps) {
  const { outcomeOf, copy } = useCopy()
  return (
    <Button variant={variant} onClick={() => void copy(label, text())}>
      <CopyStatus label={label} outcome={outcomeOf(label)} />
    </Button>
  )
}
