import { Button, type ButtonVariant } from '#src/ui/Button.tsx'
import { SaveStatus } from './SaveStatus.tsx'
import { useSave } from './useSave.ts'

interface SaveButtonProps {
  readonly label: string
  readonly variant: ButtonVariant
  readonly onSave: () => Promise<unknown>
}

export function SaveButton({ label, variant, onSave }: SaveButtonProps) {
  const { state, save } = useSave(onSave)
  return (
    <Button variant={variant} onClick={() => void save()}>
      <SaveStatus label={label} state={state} />
    </Button>
  )
}
