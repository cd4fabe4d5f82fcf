import type { MouseEvent } from 'react'
import { classes } from '../ui/classes.ts'
import type { SavedView } from '../view/savedViews.ts'

interface SavedViewLinkProps {
  readonly saved: SavedView
  readonly current: boolean
  readonly onFollow: (event: MouseEvent) => void
}

/** A saved view's name in the list of them, which opens it. */
export function SavedViewLink({ saved, current, onFollow }: SavedViewLinkProps) {
  return (
    <a
      href={saved.query || '?'}
      aria-current={current ? 'page' : undefined}
      className={classes(
        'min-w-0 flex-1 truncate rounded-md px-1.5 py-1.5 hover:bg-subtle',
        current && 'font-medium',
      )}
      title={saved.name}
      onClick={onFollow}
    >
      {saved.name}
    </a>
  )
}
