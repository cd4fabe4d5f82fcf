import { isFieldKey, type FieldKey } from '#src/jobs/fields.ts'
import type { Zone } from '#src/lib/zone.ts'
import type { Columns } from './columns.ts'
import { NO_EXCLUSIONS, type Exclusions } from './filtering/exclusions.ts'
import { NO_FACETS, type Facets } from './filtering/facets.ts'
import { FOLDED, type Overview } from './overview.ts'

/** How often to ask again: a fixed pace, by what the jobs do (`auto`), or not at all. */
export const REFRESHES = ['off', '5s', '10s', '30s', '1m', 'auto'] as const
export type Refresh = (typeof REFRESHES)[number]

/** How much room a row takes. */
export const DENSITIES = ['comfortable', 'compact'] as const
export type Density = (typeof DENSITIES)[number]

export const DENSITY_LABELS: Readonly<Record<Density, string>> = {
  comfortable: 'Comfortable',
  compact: 'Compact',
}

export interface Sort {
  readonly field: FieldKey
  readonly descending: boolean
}

/** How the table is laid out; no part of which jobs it shows. */
export interface Layout {
  /** The table's columns, from left to right; `null` for the default of the statuses, see `columnsOf`. */
  readonly cols: Columns | null
  readonly density: Density
}

export type Sorts = readonly [Sort, ...Sort[]]

/** All that decides what a person sees. It lives in the URL and nowhere else. */
export interface View extends Facets, Exclusions, Layout {
  /** The API's status names; none means every status. */
  readonly status: readonly string[]
  /** A training project's ID. */
  readonly project: string | null
  /** A job's ID. */
  readonly job: string | null
  /** A text search within the answer: every word must stand somewhere in the job. */
  readonly q: string
  /** When the jobs were created: a span before now (`24h`), two dates (`2026-03-01..2026-03-05`) or a word (`today`). */
  readonly created: string | null
  /** When they ended, in the same words: jobs that haven't ended don't match. */
  readonly ended: string | null
  /** When they ran, in the same words: created before its end and not ended before its start. */
  readonly during: string | null
  /** For how long they have run at least: a span (`6h`). */
  readonly longer: string | null
  /** What the rows are sorted by: the first counts most. There is always one. */
  readonly sort: Sorts
  readonly refresh: Refresh
  /** The ID of the job whose details are open. */
  readonly open: string | null
  /** What of the overview is unfolded above the table. */
  readonly overview: Overview
  /** A screen on a wall shows it. */
  readonly wall: boolean
  /** What times are displayed in, and what dates and days of the filters mean. */
  readonly tz: Zone
}

/** The API's own order: newest first (the contract). */
export const NEWEST_FIRST: Sorts = [{ field: 'created', descending: true }]
export const OLDEST_FIRST: Sorts = [{ field: 'created', descending: false }]

export const DEFAULT_VIEW: View = {
  status: [],
  project: null,
  job: null,
  q: '',
  ...NO_FACETS,
  ...NO_EXCLUSIONS,
  created: null,
  ended: null,
  during: null,
  longer: null,
  sort: NEWEST_FIRST,
  cols: null,
  density: 'comfortable',
  refresh: 'auto',
  open: null,
  overview: FOLDED,
  wall: false,
  tz: null,
}

export function isSameSort(a: Sorts, b: Sorts): boolean {
  return printSort(a) === printSort(b)
}

/** Whether the API's own order, in either direction, is all that is asked for. */
export function isByCreation([first, ...others]: Sorts): boolean {
  return first.field === 'created' && others.length === 0
}

/** Whether two lists of statuses ask for the same set. */
export function isSameStatuses(a: readonly string[], b: readonly string[]): boolean {
  const left = new Set(a)
  const right = new Set(b)
  return left.size === right.size && a.every((status) => right.has(status))
}

/** `-gpus,name` is by GPUs, descending, then by name. Words that name no field are left out; null for none. */
export function parseSort(text: string): Sorts | null {
  const words = text.split(',').map((word) => word.trim())
  const sorts = words.flatMap((word) => {
    const descending = word.startsWith('-')
    const field = descending ? word.slice(1) : word
    return isFieldKey(field) ? [{ field, descending }] : []
  })
  return toSorts(sorts)
}

/** The sorts of which each field's first counts; null for none. */
export function toSorts(sorts: readonly Sort[]): Sorts | null {
  const [first, ...others] = sorts.filter(
    ({ field }, index) => sorts.findIndex((other) => other.field === field) === index,
  )
  return first ? [first, ...others] : null
}

export function printSort(sorts: Sorts): string {
  return sorts.map(({ field, descending }) => (descending ? `-${field}` : field)).join(',')
}

const REFRESH_INTERVALS = {
  off: 'never',
  '5s': 5_000,
  '10s': 10_000,
  '30s': 30_000,
  '1m': 60_000,
  auto: 'auto',
} as const

/** The pace that a refresh stands for: ms between polls, by what the jobs do, or never. */
export function refreshIntervalOf(refresh: Refresh): number | 'auto' | 'never' {
  return REFRESH_INTERVALS[refresh]
}
