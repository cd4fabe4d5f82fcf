import { Menu } from '@base-ui/react/menu'
import { MENU_ITEM } from '#src/ui/classes.ts'
import { CopyStatus } from '#src/ui/CopyStatus.tsx'
import { MenuHint } from '#src/ui/MenuParts.tsx'
import { useCopy } from '#src/ui/useCopy.ts'
import { SaveStatus } from './SaveStatus.tsx'
import { useSave } from './useSave.ts'

interface ItemProps {
  readonly label: string
  readonly hint?: string
  readonly onDone: () => void
}

interface CopyItemProps extends ItemProps {
  readonly getText: () => string
}

/** The text is created when the item is selected. The menu stays open to display the outcome. */
export function CopyItem({ label, hint, getText, onDone }: CopyItemProps) {
  const { outcomeOf, copy } = useCopy()
  return (
    <Menu.Item
      closeOnClick={false}
      className={MENU_ITEM}
      onClick={async () => {
        if ((await copy(label, getText())) === 'manual') onDone()
      }}
    >
      <CopyStatus label={label} outcome={outcomeOf(label)} />
      {hint !== undefined && <MenuHint text={hint} />}
    </Menu.Item>
  )
}

interface SaveItemProps extends ItemProps {
  readonly onSave: () => Promise<unknown>
}

/** The menu stays open until the file is saved. */
export function SaveItem({ label, hint, onSave, onDone }: SaveItemProps) {
  const { state, save } = useSave(onSave)
  return (
    <Menu.Item
      closeOnClick={false}
      className={MENU_ITEM}
      onClick={async () => {
        if (await save()) onDone()
      }}
    >
      <SaveStatus label={label} state={state} />
      {hint !== undefined && state === 'idle' && <MenuHint text={hint} />}
    </Menu.Item>
  )
}
