import { Menu } from '@base-ui/react/menu'
import { Download, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useState, type RefObject } from 'react'
import { isWithin, landmarkOf } from './anchor.ts'
import { classes, POPUP } from './classes.ts'
import { CopySays } from './CopySays.tsx'
import { useCopy } from './useCopy.ts'

/** Something that a menu copies or saves, made when it is picked. */
export type Action =
  | { readonly label: string; readonly copies: () => string }
  | { readonly label: string; readonly saves: () => Promise<void> }

export interface ActionMenuPopupProps {
  readonly anchor: RefObject<HTMLElement | null>
  readonly label: string
  readonly actions: readonly Action[]
  readonly onClose: () => void
}

/** The menu of an ActionMenu; loaded when it opens. It stays open to say what came of it. */
export function ActionMenuPopup({ anchor, label, actions, onClose }: ActionMenuPopupProps) {
  return (
    <Menu.Root
      open
      modal={false}
      onOpenChange={(_, { event }) => {
        // A press on the button is the button's to answer; both would close and open it again.
        if (!isWithin(anchor.current, event.target)) onClose()
      }}
    >
      <Menu.Portal container={landmarkOf(anchor.current)}>
        <Menu.Positioner anchor={anchor} align="end" sideOffset={6} className="z-40 outline-none">
          <Menu.Popup
            aria-label={label}
            finalFocus={anchor}
            className={classes(POPUP, 'min-w-52 p-1')}
          >
            {actions.map((action) =>
              'copies' in action ? (
                <CopyItem key={action.label} {...action} />
              ) : (
                <SaveItem key={action.label} {...action} onDone={onClose} />
              ),
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

const ITEM =
  'flex h-8 cursor-pointer items-center gap-2 rounded-md px-2 outline-none data-highlighted:bg-subtle'

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
  readonly saves: () => Promise<void>
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
