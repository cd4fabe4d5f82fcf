import { forExclusions, type ExclusionKey } from './filtering/exclusions.ts'
import { FACET_KEYS, type FacetKey } from './filtering/facets.ts'
import { fromKeys } from '#src/lib/records.ts'
import type { Layout, View } from './view.ts'

/**
 * What a key of the view is.
 *
 * - `filter`: decides which jobs are displayed.
 * - `layout`: how the table is arranged; stored for each preset and saved view.
 * - `appearance`: the rest. The order of the rows, what is open, unfolded or on a wall, how often to refresh, the
 *   zone of times. The zone also says what dates mean: `timesInUtc` takes it into account wherever jobs are selected.
 */
export type Group = 'filter' | 'layout' | 'appearance'

/** The group that the view's type leaves a key no choice but to be in. */
type GroupOf<Key> = Key extends FacetKey | ExclusionKey
  ? 'filter'
  : Key extends keyof Layout
    ? 'layout'
    : 'filter' | 'appearance'

/** A group for each key of the view. */
export type ViewKeys = { readonly [Key in keyof View]: GroupOf<Key> }

/**
 * The one declaration of the view's keys. It doesn't compile without a group for each. Whatever treats
 * keys by what they are derives from it: cache keys, saved views, watched views, clearing filters.
 */
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

/** What decides which jobs are displayed, and in what order. */
export const ROW_KEYS = [...FILTER_KEYS, 'sort'] as const

/** The filters that the API applies. The browser applies the others. */
export const API_FILTERS = ['status', 'project', 'job'] as const satisfies readonly FilterKey[]
export type ApiFilter = (typeof API_FILTERS)[number]

export type ClientFilter = Exclude<FilterKey, ApiFilter>
export const CLIENT_FILTERS = FILTER_KEYS.filter((key): key is ClientFilter =>
  API_FILTERS.every((filter) => filter !== key),
)
