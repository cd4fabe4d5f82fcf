import { clsx } from 'clsx'
import { House, Pencil, Save, Trash2 } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { IconButton } from '#src/ui/IconButton.tsx'
import { showToast } from '#src/ui/toasts.ts'
import { savedViews, type SavedView } from '#src/view/saved/savedViews.ts'
import { deleteView, renameView, restoreView, setStart, viewNamed } from './editViews.ts'
import { RenameForm } from './RenameForm.tsx'
import { replaceView } from './replaceView.ts'

interface SavedViewRowProps {
  readonly saved: SavedView
  readonly views: readonly SavedView[]
  readonly start: string | null
  /** The current view, as the query to save. */
  readonly query: string
  readonly children: ReactNode
}

export function SavedViewRow({ saved, views, start, query, children }: SavedViewRowProps) {
  const { id, name } = saved
  const [renaming, setRenaming] = useState(false)
  const renameButton = useRef<HTMLButtonElement>(null)
  if (renaming) {
    return (
      <RenameForm
        name={name}
        isTaken={(other) => viewNamed(views, other) !== undefined}
        onRename={(next) => savedViews.update(renameView(id, next))}
        onEnd={(by) => {
          flushSync(() => setRenaming(false))
          if (by === 'key') renameButton.current?.focus()
        }}
      />
    )
  }
  return (
    <>
      {children}
      <IconButton
        icon={House}
        label={`Start page: ${name}`}
        tooltip={id === start ? 'Remove as start page' : 'Set as start page'}
        aria-pressed={id === start}
        iconClass={clsx('size-3.5', id === start && 'text-accent')}
        onClick={() => savedViews.update(setStart(id === start ? null : id))}
      />
      <IconButton
        icon={Save}
        label={`Replace ${name} with the current view`}
        tooltip="Replace with current view"
        disabled={saved.query === query}
        disabledReason="Same as the current view"
        iconClass="size-3.5"
        onClick={() => replaceView(saved, query)}
      />
      <IconButton
        ref={renameButton}
        icon={Pencil}
        label={`Rename ${name}`}
        tooltip="Rename"
        iconClass="size-3.5"
        onClick={() => setRenaming(true)}
      />
      <IconButton
        icon={Trash2}
        label={`Delete ${name}`}
        tooltip="Delete"
        iconClass="size-3.5"
        onClick={({ currentTarget }) => {
          focusNeighbor(currentTarget)
          remove(saved)
        }}
      />
    </>
  )
}

function remove({ id, name }: SavedView) {
  const before = savedViews.get()
  savedViews.update(deleteView(id))
  showToast({
    id: `deleted view ${id} ${name}`,
    title: `Deleted ${name}`,
    action: { label: 'Undo', onPress: () => savedViews.update(restoreView(before, id)) },
  })
}

/** Moves the focus out of a row before it is removed: to the row below, the row above or the name field. */
function focusNeighbor(button: HTMLElement) {
  const row = button.closest('li')
  const next = row?.nextElementSibling ?? row?.previousElementSibling
  const target = next
    ? [...next.querySelectorAll('button')].at(-1)
    : button.closest('[role="dialog"]')?.querySelector('input')
  target?.focus()
}
