import type { SavedView } from './savedViews.ts'

type Views = readonly SavedView[]

export function isTaken(views: Views, name: string): boolean {
  return views.some((view) => view.name === name)
}

/** With a view at the end, or in the place of the one that has its name. */
export function saveView(views: Views, saved: SavedView): Views {
  if (!isTaken(views, saved.name)) return [...views, saved]
  return views.map((view) => (view.name === saved.name ? saved : view))
}

/** Nothing happens where another view has the name. */
export function renameView(views: Views, from: string, to: string): Views {
  if (isTaken(views, to)) return views
  return views.map((view) => (view.name === from ? { ...view, name: to } : view))
}

/** With a view at a place, from 0. */
export function moveView(views: Views, name: string, place: number): Views {
  const moved = views.find((view) => view.name === name)
  return moved ? views.filter((view) => view !== moved).toSpliced(place, 0, moved) : views
}

export function deleteView(views: Views, name: string): Views {
  return views.filter((view) => view.name !== name)
}

/** With a deleted view back at its place. */
export function restoreView(views: Views, deleted: SavedView, place: number): Views {
  return isTaken(views, deleted.name) ? views : views.toSpliced(place, 0, deleted)
}
