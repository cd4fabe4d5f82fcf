import { Menu } from '@base-ui/react/menu'
import { Printer } from 'lucide-react'
import { CopySays } from '#src/ui/CopySays.tsx'
import { MENU_ITEM } from '#src/ui/classes.ts'
import { PopupFrame, popupRoot, type PopupProps } from '#src/ui/PopupFrame.tsx'
import { SaveSays } from './SaveSays.tsx'
import { useCopy } from '#src/ui/useCopy.ts'
import { useSave } from './useSave.ts'

/** Something that a menu copies or saves, made when it is picked, or prints. */
export type Action = Labeled &
  (
    | { readonly copies: () => string }
    | { readonly saves: () => Promise<unknown> }
    | { readonly prints: () => void }
  )

interface Labeled {
  readonly label: string
  /** What it contains: `Displayed columns`. */
  readonly hint?: string
}

export interface ActionMenuPopupProps extends PopupProps {
  readonly actions: readonly Action[]
}

/** A menu of things to do. It stays open to say what came of them. */
export function ActionMenuPopup({ actions, ...frame }: ActionMenuPopupProps) {
  return (
    <Menu.Root {...popupRoot(frame)} modal={false}>
      <PopupFrame {...frame} parts={Menu} className="min-w-52 overflow-y-auto p-1">
        {actions.map((action) => {
          if ('copies' in action)
            return <CopyItem key={action.label} {...action} onDone={frame.onClose} />
          if ('saves' in action)
            return <SaveItem key={action.label} {...action} onDone={frame.onClose} />
          return <PrintItem key={action.label} {...action} onDone={frame.onClose} />
        })}
      </PopupFrame>
    </Menu.Root>
  )
}

interface CopyItemProps extends Labeled {
  readonly copies: () => string
  readonly onDone: () => void
}

function CopyItem({ label, hint, copies, onDone }: CopyItemProps) {
  const { outcomeOf, copy } = useCopy()
  return (
    <Menu.Item
      closeOnClick={false}
      className={MENU_ITEM}
      onClick={async () => {
        if ((await copy(label, copies())) === 'manual') onDone()
      }}
    >
      <CopySays label={label} outcome={outcomeOf(label)} />
      {hint && <Hint text={hint} />}
    </Menu.Item>
  )
}

interface SaveItemProps extends Labeled {
  readonly saves: () => Promise<unknown>
  readonly onDone: () => void
}

function SaveItem({ label, hint, saves, onDone }: SaveItemProps) {
  const { state, save } = useSave(saves)
  return (
    <Menu.Item
      closeOnClick={false}
      className={MENU_ITEM}
      onClick={async () => {
        if (await save()) onDone()
      }}
    >
      <SaveSays label={label} state={state} />
      {hint && state === 'idle' && <Hint text={hint} />}
    </Menu.Item>
  )
}

interface PrintItemProps {
  readonly label: string
  readonly prints: () => void
  readonly onDone: () => void
}

function PrintItem({ label, prints, onDone }: PrintItemProps) {
  return (
    <Menu.Item
      className={MENU_ITEM}
      onClick={() => {
        onDone()
        // The menu is gone by then, and its button has the focus back.
        setTimeout(prints)
      }}
    >
      <Printer aria-hidden className="size-3.5 text-muted" />
      {label}
    </Menu.Item>
  )
}

function Hint({ text }: { readonly text: string }) {
  return <span className="ml-auto pl-6 text-muted">{text}</span>
}
