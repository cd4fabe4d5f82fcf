import { isColumnKey, type ColumnKey } from '../jobs/fields.ts'
import { NO_FACETS, type Facets } from './facets.ts'

/** How often to ask again: a fixed pace, by what the jobs do (`auto`), or not at all. */
export const REFRESHES = ['off', '5s', '10s', '30s', '1m', 'auto'] as const
export type Refresh = (typeof REFRESHES)[number]

export interface Sort {
  readonly field: ColumnKey
  readonly descending: boolean
}

/** All that decides what a person sees. It lives in the URL and nowhere else. */
export interface View extends Facets {
  /** The API's status names; none means every status. */
  readonly status: readonly string[]
  /** A training project's ID. */
  readonly project: string | null
  /** A job's ID. */
  readonly job: string | null
  /** A text search within the answer: every word must stand somewhere in the job. */
  readonly q: string
  /** When the jobs were created: a span before now (`24h`) or two dates (`2026-03-01..2026-03-05`). */
  readonly created: string | null
  /** For how long they have run at least: a span (`6h`). */
  readonly longer: string | null
  readonly sort: Sort
  readonly refresh: Refresh
  /** The ID of the job whose details are open. */
  readonly open: string | null
}

/** The API's own order: newest first (the contract). */
export const NEWEST_FIRST: Sort = { field: 'created', descending: true }
export const OLDEST_FIRST: Sort = { field: 'created', descending: false }

export const DEFAULT_VIEW: View = {
  status: [],
  project: null,
  job: null,
  q: '',
  ...NO_FACETS,
  created: null,
  longer: null,
  sort: NEWEST_FIRST,
  refresh: 'auto',
  open: null,
}

export function isSameSort(a: Sort, b: Sort): boolean {
  return a.field === b.field && a.descending === b.descending
}

/** Whether two lists of statuses ask for the same set. */
export function isSameStatuses(a: readonly string[], b: readonly string[]): boolean {
  const left = new Set(a)
  const right = new Set(b)
  return left.size === right.size && a.every((status) => right.has(status))
}

/** `-created` is created, descending; undefined for a word that names no field. */
export function parseSort(text: string): Sort | undefined {
  const descending = text.startsWith('-')
  const field = descending ? text.slice(1) : text
  return isColumnKey(field) ? { field, descending } : undefined
}

export function printSort({ field, descending }: Sort): string {
  return descending ? `-${field}` : field
}

const PACES = {
  off: 'never',
  '5s': 5_000,
  '10s': 10_000,
  '30s': 30_000,
  '1m': 60_000,
  auto: 'auto',
} as const

/** The pace that a refresh stands for: ms between polls, by what the jobs do, or never. */
export function paceOf(refresh: Refresh): number | 'auto' | 'never' {
  return PACES[refresh]
}
