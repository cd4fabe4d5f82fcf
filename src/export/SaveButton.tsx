import { Button, type ButtonLook } from '#src/ui/Button.tsx'
import { SaveSays } from '#src/ui/SaveSays.tsx'
import { useSave } from '#src/ui/useSave.ts'

interface SaveButtonProps {
  readonly label: string
  readonly look: ButtonLook
  readonly saves: () => Promise<unknown>
}

/** A button that saves a file, and says when it could not. */
export function SaveButton({ label, look, saves }: SaveButtonProps) {
  const { state, save } = useSave(saves)
  return (
    <Button look={look} onClick={() => void save()}>
      <SaveSays label={label} state={state} />
    </Button>
  )
}
