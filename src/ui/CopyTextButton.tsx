import { Button, type ButtonVariant } from './Button.tsx'
import { CopyStatus } from './CopyStatus.tsx'
import { useCopy } from './useCopy.ts'

interface CopyTextButtonProps {
  readonly label: string
  /** Called on press. */
  readonly text: () => string | Promise<string>
  readonly variant?: ButtonVariant
}

export function CopyTextButton({ label, text, variant }: CopyTextButtonProps) {
  const { outcomeOf, copy } = useCopy()
  return (
    <Button variant={variant} onClick={() => void copy(label, text())}>
      <CopyStatus label={label} outcome={outcomeOf(label)} />
    </Button>
  )
}
