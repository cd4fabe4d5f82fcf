import { Stored } from '../store/stored.ts'

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
  const content = parseJson(text)
  if (Array.isArray(content)) return { ...NONE, views: readViews(content) }
  if (!isRecord(content)) return NONE
  const views = Array.isArray(content['views']) ? readViews(content['views']) : []
  const { version, start } = content
  return {
    views,
    start: views.find(({ id }) => id === start)?.id ?? null,
    newer: typeof version === 'number' && version > VERSION ? text : null,
  }
}

export function printViews({ views, start, newer }: SavedViews): string {
  return newer ?? JSON.stringify({ version: VERSION, views, start })
}

function readViews(entries: readonly unknown[]): SavedView[] {
  const views: SavedView[] = []
  for (const entry of entries) {
    const view = readView(entry)
    if (!view) continue
    const { id } = view
    const isOwn = id !== '' && !views.some((other) => other.id === id)
    views.push(isOwn ? view : { ...view, id: freeId(views) })
  }
  return views
}

/** The ID is empty where there is none. By hand: Zod, which would become a file of its own, costs 1 kB more. */
function readView(entry: unknown): SavedView | null {
  if (!isRecord(entry)) return null
  const { id, name, query } = entry
  if (typeof name !== 'string' || typeof query !== 'string' || name.trim() === '') return null
  return { id: typeof id === 'string' ? id : '', name, query: toQueryString(query) }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** An ID that none of these views has. */
export function freeId(views: readonly SavedView[]): string {
  let number = views.length + 1
  while (views.some(({ id }) => id === String(number))) number += 1
  return String(number)
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

export const savedViews = new Stored<SavedViews>('views', { parse: parseViews, print: printViews })
