import type { SavedView, SavedViews } from './savedViews.ts'

/** A change of the saved views; what a newer version wrote stays as it is. */
export type Edit = (kept: SavedViews) => SavedViews

export const edit =
  (change: Edit): Edit =>
  (kept) =>
    kept.newer === null ? change(kept) : kept

/** A view without what this browser adds to it. */
export type NamedQuery = Pick<SavedView, 'name' | 'query'>

/** Gives a saved view another query. */
export function setQuery(id: string, query: string): Edit {
  return edit((kept) => withView(kept, id, { query }))
}

/** The saved views with one of them changed. */
export function withView(kept: SavedViews, id: string, change: Partial<NamedQuery>): SavedViews {
  const views = kept.views.map((view) => (view.id === id ? { ...view, ...change } : view))
  return { ...kept, views }
}
