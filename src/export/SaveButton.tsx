import { SaveSays } from './SaveSays.tsx'
import { useSave } from './useSave.ts'

interface SaveButtonProps {
  readonly label: string
  readonly look: string
  readonly saves: () => Promise<unknown>
}

/** A button that saves a file, and says when it could not. */
export function SaveButton({ label, look, saves }: SaveButtonProps) {
  const { state, save } = useSave(saves)
  return (
    <button type="button" className={look} onClick={() => void save()}>
      <SaveSays label={label} state={state} />
    </button>
  )
}
