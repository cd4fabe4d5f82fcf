import { isFieldKey, type FieldKey } from '#src/jobs/fields.ts'
import type { Zone } from '#src/lib/zone.ts'
import type { Columns } from './columns.ts'
import { NO_EXCLUSIONS, type Exclusions } from './filtering/exclusions.ts'
import { NO_FACETS, type Facets } from './filtering/facets.ts'
import { COLLAPSED, type Overview } from './overview.ts'

/** How often to refresh: at a fixed interval, depending on the jobs (`auto`), or never. */
export const REFRESHES = ['off', '5s', '10s', '30s', '1m', 'auto'] as const
export type Refresh = (typeof REFRESHES)[number]

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

/** Doesn't affect which jobs are displayed. */
export interface Layout {
  /** `null` for the default, see `columnsOf`. */
  readonly cols: Columns | null
  readonly density: Density
}

export type Sorts = readonly [Sort, ...Sort[]]

/** The tabs of the details, in order. */
export const TABS = ['overview', 'logs', 'metrics', 'checkpoints'] as const
export type Tab = (typeof TABS)[number]

/** What the details of the open job display. Reset when it closes; see `withDetails`. */
export interface DetailsView {
  readonly tab: Tab
  /** Whether the details cover the list, in any window. */
  readonly full: boolean
  /** The text that log lines must contain, or a regular expression between slashes. */
  readonly log: string
  /** Levels of log lines in lower case, `NO_VALUE` for none; empty means every line. */
  readonly level: readonly string[]
  /** Replicas of log lines, `NO_VALUE` for none; empty means every line. */
  readonly node: readonly string[]
  /** The linked log line; see `LINE_REF`. */
  readonly line: string | null
  /** The range of metrics: one of `RANGES`, or two times in UTC. */
  readonly range: string
  /** The index of the node whose metrics have charts. */
  readonly chart: number
}

/** Everything that determines what the page displays. It is stored only in the URL. */
export interface View extends Facets, Exclusions, Layout, DetailsView {
  /** By the API's names; empty means every status. */
  readonly status: readonly string[]
  readonly project: string | null
  readonly job: string | null
  /** A job must contain every word. */
  readonly q: string
  /** When the jobs were created: a span before now (`24h`), two dates (`2026-03-01..2026-03-05`) or a word (`today`). */
  readonly created: string | null
  /** When they ended, in the same format. Jobs that haven't ended don't match. */
  readonly ended: string | null
  /** When they ran, in the same format: created before the range ends, and not ended before it starts. */
  readonly during: string | null
  /** The minimum elapsed time: a span (`6h`). */
  readonly longer: string | null
  /** The most significant field first. */
  readonly sort: Sorts
  readonly refresh: Refresh
  readonly open: string | null
  readonly overview: Overview
  readonly wall: boolean
  /** The time zone of displayed times, and of dates and words such as `today` in filters. */
  readonly tz: Zone
}

/** The API's default order (see the contract). */
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
  tab: 'overview',
  full: false,
  log: '',
  level: [],
  node: [],
  line: null,
  range: '1h',
  chart: 0,
  overview: COLLAPSED,
  wall: false,
  tz: null,
}

export function isSameSort(a: Sorts, b: Sorts): boolean {
  return printSort(a) === printSort(b)
}

/** Whether creation, in either direction, is the only sort field. The API can sort by it. */
export function isByCreation([first, ...others]: Sorts): boolean {
  return first.field === 'created' && others.length === 0
}

export function isSameStatuses(a: readonly string[], b: readonly string[]): boolean {
  const [setA, setB] = [new Set(a), new Set(b)]
  return setA.size === setB.size && a.every((status) => setB.has(status))
}

/** Parses `-gpus,name`: by GPUs, descending, then by name. Skips words that name no field; `null` if none is left. */
export function parseSort(text: string): Sorts | null {
  const words = text.split(',').map((word) => word.trim())
  const sorts = words.flatMap((word) => {
    const descending = word.startsWith('-')
    const field = descending ? word.slice(1) : word
    return isFieldKey(field) ? [{ field, descending }] : []
  })
  return toSorts(sorts)
}

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

export function refreshIntervalOf(refresh: Refresh): number | 'auto' | 'never' {
  return REFRESH_INTERVALS[refresh]
}
