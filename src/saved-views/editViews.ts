import {
  freeId,
  type SavedView,
  type SavedViews,
  edit,
  withView,
  type Edit,
  type NamedQuery,
} from '#src/view/saved/savedViews.ts'

// Not in `savedViews.ts`, which every visit loads: only the popup of saved views needs these edits.

/** The maximum length of a name, in code points. */
export const MAX_NAME = 60

/** Returns the text without control characters and truncated to `MAX_NAME`; empty if nothing remains. */
export function toName(text: string): string {
  const letters = Array.from(text.replaceAll(/\p{C}/gu, ' ').trim())
  return letters.slice(0, MAX_NAME).join('').trim()
}

export function viewNamed(views: readonly SavedView[], name: string): SavedView | undefined {
  return views.find((view) => view.name === name)
}

/** Adds a view at the end. Appends a number to its name if that is taken. */
export function saveView({ name, query }: NamedQuery): Edit {
  return edit((stored) => {
    const added = { id: freeId(stored.views), name: freeName(stored.views, name), query }
    return { ...stored, views: [...stored.views, added] }
  })
}

/** Does nothing if a view already has the name. */
export function renameView(id: string, name: string): Edit {
  return edit((stored) => (viewNamed(stored.views, name) ? stored : withView(stored, id, { name })))
}

/** Moves a view so that it is at `index` afterwards. */
export function moveView(id: string, index: number): Edit {
  return edit((stored) => {
    const moved = stored.views.find((view) => view.id === id)
    if (!moved) return stored
    const others = stored.views.filter((view) => view !== moved)
    return { ...stored, views: others.toSpliced(index, 0, moved) }
  })
}

/** Sets the start page to a saved view; `null` for the default view. */
export function setStart(id: string | null): Edit {
  return edit((stored) => ({ ...stored, start: id }))
}

export function deleteView(id: string): Edit {
  return edit((stored) => ({
    ...stored,
    views: stored.views.filter((view) => view.id !== id),
    start: stored.start === id ? null : stored.start,
  }))
}

/**
 * Restores a deleted view at its index in `before`, the saved views before the deletion. If it was the start page, it
 * is again, unless another one has been set.
 */
export function restoreView(before: SavedViews, id: string): Edit {
  return edit((stored) => {
    const index = before.views.findIndex((view) => view.id === id)
    const deleted = before.views[index]
    if (!deleted) return stored
    const isTaken = stored.views.some((view) => view.id === id)
    const restored = {
      ...deleted,
      id: isTaken ? freeId(stored.views) : id,
      name: freeName(stored.views, deleted.name),
    }
    const start = before.start === id ? restored.id : null
    return {
      ...stored,
      views: stored.views.toSpliced(index, 0, restored),
      start: stored.start ?? start,
    }
  })
}

function freeName(views: readonly SavedView[], name: string): string {
  return numberedName(name, (next) => !viewNamed(views, next))
}

/**
 * Returns the first accepted name of `Failed`, `Failed (2)`, `Failed (3)` and so on. Truncates the name to fit the
 * number within `MAX_NAME`.
 */
export function numberedName(name: string, isAccepted: (name: string) => boolean): string {
  let next = name
  for (let number = 2; !isAccepted(next); number += 1) next = withNumber(name, number)
  return next
}

/** Returns a name with a number at its end, `Failed (2)`, truncated to the maximum length. */
export function withNumber(name: string, number: number): string {
  const suffix = ` (${number})`
  return Array.from(name)
    .slice(0, MAX_NAME - suffix.length)
    .join('')
    .trimEnd()
    .concat(suffix)
}
