import { isNumber, isObject, isString, isText } from '#src/contract/guards.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { Stored } from '#src/lib/stored.ts'

/** A view that somebody gave a name. */
export interface SavedView {
  /** It keeps its ID when its name or query changes. */
  readonly id: string
  readonly name: string
  /** Its address's query string (`?status=running`), or an empty one. */
  readonly query: string
}

/** What this browser keeps of views. */
export interface SavedViews {
  /** In their order. */
  readonly views: readonly SavedView[]
  /** The ID of the view that the bare address opens; null for the default view. */
  readonly start: string | null
  /** What a newer version of the dashboard wrote: it is shown, and kept as it is. Null is ours to change. */
  readonly newer: string | null
}

/** How the views are written down. Version 1 was the bare list of names and queries. */
export const VERSION = 2

const NONE: SavedViews = { views: [], start: null, newer: null }

/** A query string from any text: whatever it holds, as an address it leads to this page. */
export function toQueryString(text: string): string {
  const query = text.replace(/^\?/, '')
  return query === '' ? '' : `?${query}`
}

/** The views that a text of any version holds: what cannot be read costs itself. Never throws. */
export function parseViews(text: string | null): SavedViews {
  const content = parseJson(text ?? '')
  if (Array.isArray(content)) return { ...NONE, views: readViews(content) }
  if (!isObject(content)) return NONE
  const { version, views: entries, start } = content
  const views = Array.isArray(entries) ? readViews(entries) : []
  return {
    views,
    start: views.find(({ id }) => id === start)?.id ?? null,
    newer: isNumber(version) && version > VERSION ? text : null,
  }
}

export function printViews({ views, start, newer }: SavedViews): string {
  return newer ?? JSON.stringify({ version: VERSION, views, start })
}

function readViews(entries: readonly unknown[]): SavedView[] {
  const views: SavedView[] = []
  for (const entry of entries) {
    if (!isObject(entry)) continue
    const { id, name, query } = entry
    if (!isString(name) || !/\S/.test(name) || !isString(query)) continue
    const isOwn = isText(id) && !views.some((other) => other.id === id)
    views.push({ id: isOwn ? id : freeId(views), name, query: toQueryString(query) })
  }
  return views
}

/** An ID that none of these views has. */
export function freeId(views: readonly SavedView[]): string {
  let number = views.length + 1
  while (views.some(({ id }) => id === String(number))) number += 1
  return String(number)
}

export const savedViews = new Stored<SavedViews>('views', { parse: parseViews, print: printViews })

/** A change of the saved views; what a newer version wrote stays as it is. */
export type Edit = (stored: SavedViews) => SavedViews

export const edit =
  (change: Edit): Edit =>
  (stored) =>
    stored.newer === null ? change(stored) : stored

/** A view without what this browser adds to it. */
export type NamedQuery = Pick<SavedView, 'name' | 'query'>

/** Gives a saved view another query. */
export function setQuery(id: string, query: string): Edit {
  return edit((stored) => withView(stored, id, { query }))
}

/** The saved views with one of them changed. */
export function withView(stored: SavedViews, id: string, change: Partial<NamedQuery>): SavedViews {
  const views = stored.views.map((view) => (view.id === id ? { ...view, ...change } : view))
  return { ...stored, views }
}
