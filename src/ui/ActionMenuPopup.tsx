import { Menu } from '@base-ui/react/menu'
import { Download, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { CopySays } from './CopySays.tsx'
import { MenuFrame, type MenuFrameProps } from './MenuFrame.tsx'
import { useCopy } from './useCopy.ts'

/** Something that a menu copies or saves, made when it is picked. */
export type Action =
  | { readonly label: string; readonly copies: () => string }
  | { readonly label: string; readonly saves: () => Promise<unknown> }

export interface ActionMenuPopupProps extends MenuFrameProps {
  readonly actions: readonly Action[]
}

/** The menu of an ActionMenu; loaded when it opens. It stays open to say what came of it. */
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
    <Menu.Item closeOnClick={false} className={ITEM} onClick={() => void copy(copies())}>
      <CopySays label={label} outcome={outcomeOf(copies())} />
    </Menu.Item>
  )
}

interface SaveItemProps {
  readonly label: string
  readonly saves: () => Promise<unknown>
  readonly onDone: () => void
}

const saveStates = {
  idle: { icon: <Download aria-hidden className="size-3.5 text-muted" />, says: null },
  busy: {
    icon: <LoaderCircle aria-hidden className="size-3.5 animate-spin text-muted" />,
    says: 'Making the file …',
  },
  failed: {
    icon: <TriangleAlert aria-hidden className="size-3.5 text-tone-red" />,
    says: 'The file could not be made. Try again',
  },
}

function SaveItem({ label, saves, onDone }: SaveItemProps) {
  const [state, setState] = useState<keyof typeof saveStates>('idle')
  const { icon, says } = saveStates[state]

  async function save() {
    if (state === 'busy') return
    setState('busy')
    try {
      await saves()
      onDone()
    } catch {
      setState('failed')
    }
  }

  return (
    <Menu.Item closeOnClick={false} className={ITEM} onClick={() => void save()}>
      {icon}
      {says ?? label}
    </Menu.Item>
  )
}
