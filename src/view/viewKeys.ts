import { fromKeys } from '#src/lib/records.ts'
import { forExclusions, type ExclusionKey } from './filtering/exclusions.ts'
import { FACET_KEYS, type FacetKey } from './filtering/facets.ts'
import type { Layout, View } from './view.ts'

/**
 * The role of a key of the view.
 *
 * - `filter`: determines which jobs are displayed.
 * - `layout`: determines how the table is arranged; stored for each preset and saved view.
 * - `appearance`: everything else: the sort order, the open job and its details, the overview, the wall display, the refresh interval
 *   and the time zone. Dates in filters depend on the zone, too; `timesInUtc` applies it wherever jobs are selected.
 */
export type Group = 'filter' | 'layout' | 'appearance'

type GroupOf<Key> = Key extends FacetKey | ExclusionKey
  ? 'filter'
  : Key extends keyof Layout
    ? 'layout'
    : 'filter' | 'appearance'

export type ViewKeys = { readonly [Key in keyof View]: GroupOf<Key> }

/** Cache keys, saved views, watched views and clearing filters derive from it. A missing key doesn't compile. */
export const VIEW_KEYS = {
  status: 'filter',
  project: 'filter',
  job: 'filter',
  q: 'filter',
  ...fromKeys(FACET_KEYS, () => 'filter' as const),
  ...forExclusions(() => 'filter' as const),
  created: 'filter',
  ended: 'filter',
  during: 'filter',
  longer: 'filter',
  sort: 'appearance',
  cols: 'layout',
  density: 'layout',
  refresh: 'appearance',
  open: 'appearance',
  tab: 'appearance',
  full: 'appearance',
  log: 'appearance',
  level: 'appearance',
  node: 'appearance',
  line: 'appearance',
  range: 'appearance',
  chart: 'appearance',
  overview: 'appearance',
  wall: 'appearance',
  tz: 'appearance',
} as const satisfies ViewKeys

type KeyOf<Wanted extends Group> = {
  [Key in keyof View]: (typeof VIEW_KEYS)[Key] extends Wanted ? Key : never
}[keyof View]

export type FilterKey = KeyOf<'filter'>

const groups: ReadonlyMap<string, Group> = new Map(Object.entries(VIEW_KEYS))

function keysOf<Wanted extends Group>(wanted: Wanted): readonly KeyOf<Wanted>[] {
  const isWanted = (key: string): key is KeyOf<Wanted> => groups.get(key) === wanted
  return [...groups.keys()].filter(isWanted)
}

export const FILTER_KEYS = keysOf('filter')
export const LAYOUT_KEYS = keysOf('layout')
export const APPEARANCE_KEYS = keysOf('appearance')

export const ROW_KEYS = [...FILTER_KEYS, 'sort'] as const

/** The filters that the API applies. The browser applies the others. */
export const API_FILTERS = ['status', 'project', 'job'] as const satisfies readonly FilterKey[]
export type ApiFilter = (typeof API_FILTERS)[number]

export type ClientFilter = Exclude<FilterKey, ApiFilter>
export const CLIENT_FILTERS = FILTER_KEYS.filter((key): key is ClientFilter =>
  API_FILTERS.every((filter) => filter !== key),
)
