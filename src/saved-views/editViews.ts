import {
  freeId,
  type SavedView,
  type SavedViews,
  edit,
  withView,
  type Edit,
  type NamedQuery,
} from '#src/view/saved/savedViews.ts'

// Apart from `savedViews.ts`, which every visit loads: only the popup of the saved views makes these changes.

/** The longest name, in characters. */
export const MAX_NAME = 60

/** A name from what a person typed or pasted; empty if nothing of it can be one. */
export function toName(text: string): string {
  const letters = Array.from(text.replaceAll(/\p{C}/gu, ' ').trim())
  return letters.slice(0, MAX_NAME).join('').trim()
}

export function viewNamed(views: readonly SavedView[], name: string): SavedView | undefined {
  return views.find((view) => view.name === name)
}

/** Adds a view at the end; if its name was taken by then, as in another tab, with a number behind it. */
export function saveView({ name, query }: NamedQuery): Edit {
  return edit((stored) => {
    const added = { id: freeId(stored.views), name: freeName(stored.views, name), query }
    return { ...stored, views: [...stored.views, added] }
  })
}

/** Changes nothing where another view has the name. */
export function renameView(id: string, name: string): Edit {
  return edit((stored) => (viewNamed(stored.views, name) ? stored : withView(stored, id, { name })))
}

/** Puts a view at a place, from 0. */
export function moveView(id: string, index: number): Edit {
  return edit((stored) => {
    const moved = stored.views.find((view) => view.id === id)
    if (!moved) return stored
    const others = stored.views.filter((view) => view !== moved)
    return { ...stored, views: others.toSpliced(index, 0, moved) }
  })
}

/** Which view the bare address opens; null for the default view. */
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

/** Puts a deleted view back where it was, also as start page if there is no other by now. */
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

/** The name itself, or with a number behind it that makes it another: `Failed (2)`. */
function freeName(views: readonly SavedView[], name: string): string {
  return numberedName(name, (next) => !viewNamed(views, next))
}

/** The first of `Failed`, `Failed (2)`, `Failed (3)` and so on that will do. */
export function numberedName(name: string, willDo: (name: string) => boolean): string {
  let next = name
  for (let number = 2; !willDo(next); number += 1) {
    const suffix = ` (${number})`
    next = Array.from(name)
      .slice(0, MAX_NAME - suffix.length)
      .join('')
      .trimEnd()
      .concat(suffix)
  }
  return next
}
