import { Menu } from '@base-ui/react/menu'
import { CopySays } from './CopySays.tsx'
import { MenuFrame, type MenuFrameProps } from './MenuFrame.tsx'
import { SaveSays } from './SaveSays.tsx'
import { useCopy } from './useCopy.ts'
import { useSave } from './useSave.ts'

/** Something that a menu copies or saves, made when it is picked. */
export type Action =
  | { readonly label: string; readonly copies: () => string }
  | { readonly label: string; readonly saves: () => Promise<unknown> }

export interface ActionMenuPopupProps extends MenuFrameProps {
  readonly actions: readonly Action[]
}

/** A menu of things to do. It stays open to say what came of it. */
export function ActionMenuPopup({ actions, ...frame }: ActionMenuPopupProps) {
  return (
    <MenuFrame {...frame} width="min-w-52">
      {actions.map((action) =>
        'copies' in action ? (
          <CopyItem key={action.label} {...action} />
        ) : (
          <SaveItem key={action.label} {...action} onDone={frame.onClose} />
        ),
      )}
    </MenuFrame>
  )
}

const ITEM =
  'flex h-8 cursor-pointer items-center gap-2 rounded-md px-2 outline-none data-highlighted:bg-accent-soft'

function CopyItem({ label, copies }: { readonly label: string; readonly copies: () => string }) {
  const { outcomeOf, copy } = useCopy()
  return (
    <Menu.Item closeOnClick={false} className={ITEM} onClick={() => void copy(label, copies())}>
      <CopySays label={label} outcome={outcomeOf(label)} />
    </Menu.Item>
  )
}

interface SaveItemProps {
  readonly label: string
  readonly saves: () => Promise<unknown>
  readonly onDone: () => void
}

function SaveItem({ label, saves, onDone }: SaveItemProps) {
  const { state, save } = useSave(saves)
  return (
    <Menu.Item
      closeOnClick={false}
      className={ITEM}
      onClick={async () => {
        if (await save()) onDone()
      }}
    >
      <SaveSays label={label} state={state} />
    </Menu.Item>
  )
}
