import type { FieldIndex, JobList } from '#src/jobs/columns/jobColumns.ts'
import { errorReader } from '#src/jobs/errorReader.ts'
import { FIELDS, type FieldKey } from '#src/jobs/fields.ts'
import { capacityLabel } from '#src/jobs/job.ts'
import { fromKeys } from '#src/lib/records.ts'
import { plural } from '#src/lib/units.ts'

export const FACET_KEYS = [
  'user',
  'instance',
  'gpu',
  'capacity',
  'nodes',
  'checkpoint',
  'error',
  'fault',
] as const
export type FacetKey = (typeof FACET_KEYS)[number]

/** For each facet, the values to display; none means every value. */
export type Facets = Readonly<Record<FacetKey, readonly string[]>>

export const NO_VALUE = ''

export const NO_FACETS: Facets = fromKeys(FACET_KEYS, () => [])

interface Facet {
  readonly label: string
  readonly print: (value: string) => string
  /** Whether a text in the URL can be a value, including no value; by default, any text can. */
  readonly isValue?: (text: string) => boolean
  /** Converts a value from an earlier version's URL to the current one; by default, nothing changes. */
  readonly normalize?: (value: string) => string
}

function named(key: FieldKey, noValue: string): Facet {
  return { label: FIELDS[key].label, print: (value) => (value === NO_VALUE ? noValue : value) }
}

export const FACETS: Readonly<Record<FacetKey, Facet>> = {
  user: named('user', 'No user'),
  instance: named('instance', 'No instance type'),
  gpu: named('gpu', 'CPU only'),
  // Every job has a capacity: no value means On-demand.
  capacity: {
    label: FIELDS.capacity.label,
    print: (value) => value,
    // Also `none`, `DEDICATED` and `SPOT`: see `upgradeQuery.ts`.
    normalize: capacityLabel,
  },
  nodes: {
    label: FIELDS.nodes.label,
    print: (value) => plural(Number(value), 'node'),
    isValue: (text) => /^[1-9]\d{0,8}$/.test(text),
  },
  checkpoint: named('checkpoint', 'No checkpoint sync'),
  error: {
    label: FIELDS.error.label,
    print: (value) => (value === HAS_ERROR ? 'Has an error' : 'No error'),
    isValue: (text) => text === HAS_ERROR || text === NO_VALUE,
  },
  fault: {
    label: 'Error type',
    print: (value) => (value === NO_VALUE ? 'No error message' : value),
  },
}

export const HAS_ERROR = 'yes'

export interface FacetColumn {
  readonly values: readonly string[]
  readonly indexes: ArrayLike<number>
}

type ColumnKey = FacetKey | 'status' | 'project'

const columns = new WeakMap<FieldIndex, Map<ColumnKey, FacetColumn>>()

/** Cached per list and key. */
export function facetColumn(list: JobList, key: ColumnKey): FacetColumn {
  const { index } = list
  const cached = columns.get(index) ?? new Map<ColumnKey, FacetColumn>()
  columns.set(index, cached)
  const column = cached.get(key) ?? makeColumn(list, key)
  // Error types are not known until their code is loaded.
  if (key !== 'fault' || errorReader.get()) cached.set(key, column)
  return column
}

function makeColumn({ jobs, index }: JobList, key: ColumnKey): FacetColumn {
  if (key === 'fault') {
    const found = errorReader.get()?.errorTypes(index)
    return { values: found?.types ?? [], indexes: found?.codes ?? [] }
  }
  // Two projects can have the same name.
  if (key === 'project') return distinct(jobs, ({ training_project: { id } }) => id)
  const numbers = index.numbers(key, 0)
  if (key === 'error') {
    const indexes = mapNumbers(numbers, (code) => (Number.isNaN(code) ? 0 : 1))
    return { values: [NO_VALUE, HAS_ERROR], indexes }
  }
  // In the contract, a missing node count means one node.
  if (key === 'nodes') return distinct(numbers, (count) => (Number.isNaN(count) ? 1 : count))
  const { texts } = index.dictionary(key)
  const none = texts.length
  const indexes = mapNumbers(numbers, (code) => (Number.isNaN(code) ? none : code))
  return { values: [...texts, NO_VALUE], indexes }
}

/** A loop, because `Uint32Array.from` takes ten times as long, and this runs for every response. */
function mapNumbers(numbers: ArrayLike<number>, map: (number: number) => number): Uint32Array {
  const mapped = new Uint32Array(numbers.length)
  for (let row = 0; row < mapped.length; row++) mapped[row] = map(numbers[row] ?? NaN)
  return mapped
}

function distinct<Item>(
  items: ArrayLike<Item>,
  valueOf: (item: Item) => string | number,
): FacetColumn {
  const found = new Map<string | number, number>()
  const indexes = new Uint32Array(items.length)
  for (let row = 0; row < indexes.length; row++) {
    const item = items[row]
    if (item === undefined) continue
    const value = valueOf(item)
    const index = found.get(value) ?? found.size
    found.set(value, index)
    indexes[row] = index
  }
  return { values: [...found.keys()].map(String), indexes }
}
