import { isNumber, isObject, isString, isText } from '#src/contract/guards.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { Stored } from '#src/lib/stored.ts'

export interface SavedView {
  /** Stays the same if the name or the query changes. */
  readonly id: string
  readonly name: string
  readonly query: string
}

export interface SavedViews {
  readonly views: readonly SavedView[]
  /** The ID of the start page, which the URL without a query opens; `null` for the default view. */
  readonly start: string | null
  /** The stored text if a newer version of the dashboard wrote it. It is read-only then; otherwise `null`. */
  readonly newer: string | null
}

/** The version of the storage format. Version 1 was a plain array of names and queries. */
export const VERSION = 2

const NONE: SavedViews = { views: [], start: null, newer: null }

/** Returns a query string for any text. As a link, it always leads to this page. */
export function toQueryString(text: string): string {
  const query = text.replace(/^\?/, '')
  return query === '' ? '' : `?${query}`
}

/** Parses stored views of any version. Skips invalid ones; never throws. */
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
  const ids = new Set<string>()
  for (const entry of entries) {
    if (!isObject(entry)) continue
    const { id, name, query } = entry
    if (!isString(name) || !/\S/.test(name) || !isString(query)) continue
    const uniqueId = isText(id) && !ids.has(id) ? id : freeId(views, ids)
    ids.add(uniqueId)
    views.push({ id: uniqueId, name, query: toQueryString(query) })
  }
  return views
}

/** Returns an ID that none of the views has. `ids` are theirs. */
export function freeId(
  views: readonly SavedView[],
  ids: ReadonlySet<string> = new Set(views.map(({ id }) => id)),
): string {
  let number = views.length + 1
  while (ids.has(String(number))) number += 1
  return String(number)
}

export const savedViews = new Stored<SavedViews>('views', { parse: parseViews, print: printViews })

export type Edit = (stored: SavedViews) => SavedViews

/** Leaves data from a newer version unchanged. */
export const edit =
  (change: Edit): Edit =>
  (stored) =>
    stored.newer === null ? change(stored) : stored

export type NamedQuery = Pick<SavedView, 'name' | 'query'>

export function setQuery(id: string, query: string): Edit {
  return edit((stored) => withView(stored, id, { query }))
}

export function withView(stored: SavedViews, id: string, change: Partial<NamedQuery>): SavedViews {
  const views = stored.views.map((view) => (view.id === id ? { ...view, ...change } : view))
  return { ...stored, views }
}
