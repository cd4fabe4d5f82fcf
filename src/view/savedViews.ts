import { Stored } from '../store/stored.ts'

/** A view that somebody gave a name. */
export interface SavedView {
  readonly name: string
  /** Its address's query string (`?status=running`), or an empty one. */
  readonly query: string
}

/** The longest name, in characters. */
export const MAX_NAME = 60

/** A name from what a person typed or pasted; empty if nothing of it can be one. */
export function toName(text: string): string {
  const letters = Array.from(text.replaceAll(/\p{C}/gu, ' ').trim())
  return letters.slice(0, MAX_NAME).join('').trim()
}

/** A query string from any text: whatever it holds, as an address it leads to this page. */
export function toQueryString(text: string): string {
  const query = text.replace(/^\?/, '')
  return query === '' ? '' : `?${query}`
}

/** The views that a text holds: what cannot be read costs itself. Never throws. */
export function parseViews(text: string | null): readonly SavedView[] {
  const content = parseJson(text)
  return Array.isArray(content) ? content.flatMap(readView) : []
}

// By hand: as a file of its own, which this would make of it, Zod is a whole kB larger.
function readView(entry: unknown): SavedView[] {
  if (typeof entry !== 'object' || entry === null) return []
  if (!('name' in entry && 'query' in entry)) return []
  if (typeof entry.name !== 'string' || typeof entry.query !== 'string') return []
  const name = toName(entry.name)
  return name === '' ? [] : [{ name, query: toQueryString(entry.query) }]
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

/** The views that this browser keeps, in their order. */
export const savedViews = new Stored<readonly SavedView[]>('views', {
  parse: parseViews,
  print: JSON.stringify,
})
