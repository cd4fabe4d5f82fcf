import { Button, type ButtonLook } from './Button.tsx'
import { CopySays } from './CopySays.tsx'
import { useCopy } from './useCopy.ts'

interface CopyTextButtonProps {
  /** What the button says: `Copy link`. */
  readonly label: string
  /** What it copies, made when it is pressed. */
  readonly text: () => string | Promise<string>
  readonly look?: ButtonLook
}

/** A button in words that copies a text, and says for a moment whether it did. */
export function CopyTextButton({ label, text, look }: CopyTextButtonProps) {
  const { outcomeOf, copy } = useCopy()
  return (
    <Button look={look} onClick={() => void copy(label, text())}>
      <CopySays label={label} outcome={outcomeOf(label)} />
    </Button>
  )
}
