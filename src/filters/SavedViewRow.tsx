import { Pencil, Trash2 } from 'lucide-react'
import { useRef, useState, type MouseEvent, type ReactNode, type Ref } from 'react'
import { flushSync } from 'react-dom'
import { classes } from '../ui/classes.ts'
import type { SavedView } from '../view/savedViews.ts'
import { RenameForm } from './RenameForm.tsx'

interface SavedViewRowProps {
  readonly saved: SavedView
  readonly current: boolean
  readonly isTaken: (name: string) => boolean
  readonly onFollow: (event: MouseEvent) => void
  readonly onRename: (name: string) => void
  readonly onDelete: () => void
}

/** One saved view, and what can be done with it. */
export function SavedViewRow(props: SavedViewRowProps) {
  const { saved, current, isTaken, onFollow, onRename, onDelete } = props
  const { name } = saved
  const [renaming, setRenaming] = useState(false)
  const renameButton = useRef<HTMLButtonElement>(null)
  if (renaming) {
    return (
      <RenameForm
        name={name}
        isTaken={isTaken}
        onRename={onRename}
        onEnd={(by) => {
          flushSync(() => setRenaming(false))
          if (by === 'key') renameButton.current?.focus()
        }}
      />
    )
  }
  return (
    <>
      <a
        href={saved.query || '?'}
        aria-current={current ? 'page' : undefined}
        className={classes(
          'min-w-0 flex-1 truncate rounded-md px-1 py-1.5 hover:underline',
          current && 'font-medium',
        )}
        title={name}
        onClick={onFollow}
      >
        {name}
      </a>
      <RowButton
        ref={renameButton}
        label={`Rename ${name}`}
        title="Rename"
        onPress={() => setRenaming(true)}
      >
        <Pencil aria-hidden className="size-3.5" />
      </RowButton>
      <RowButton
        label={`Delete ${name}`}
        title="Delete"
        onPress={(button) => {
          passFocusOn(button)
          onDelete()
        }}
      >
        <Trash2 aria-hidden className="size-3.5" />
      </RowButton>
    </>
  )
}

interface RowButtonProps {
  readonly label: string
  /** The same in short, for whoever sees which row it is in. */
  readonly title: string
  readonly onPress: (button: HTMLElement) => void
  readonly ref?: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

function RowButton({ label, title, onPress, ref, children }: RowButtonProps) {
  return (
    <button
      ref={ref}
      type="button"
      aria-label={label}
      title={title}
      className="flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-subtle hover:text-ink"
      onClick={({ currentTarget }) => onPress(currentTarget)}
    >
      {children}
    </button>
  )
}

/** A row goes away when its view is deleted: the row below gets the focus, or the one above, or the field. */
function passFocusOn(button: HTMLElement) {
  const row = button.closest('li')
  const next = row?.nextElementSibling ?? row?.previousElementSibling
  const heir = next
    ? [...next.querySelectorAll('button')].at(-1)
    : button.closest('[role="dialog"]')?.querySelector('input')
  heir?.focus()
}
