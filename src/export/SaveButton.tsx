import { SaveSays } from './SaveSays.tsx'
import { useSave } from './useSave.ts'
import { Button, type ButtonLook } from '#src/ui/Button.tsx'

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
