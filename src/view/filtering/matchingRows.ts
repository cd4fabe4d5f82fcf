import { errorReader } from '#src/jobs/errorReader.ts'
import { phaseOf } from '#src/contract/statuses.ts'
import type { FieldIndex, JobList } from '#src/jobs/columns/jobColumns.ts'
import type { FieldKey } from '#src/jobs/fields.ts'
import { exclusionOf, forExclusions, type Excludable, type ValueFilter } from './exclusions.ts'
import { FACET_KEYS, facetColumn, type FacetColumn, type FacetKey } from './facets.ts'
import { wordsOf, type ClientFilters } from './clientFilters.ts'
import { fromKeys } from '#src/lib/records.ts'
import { runAtOnce } from '#src/lib/yieldToMain.ts'
import type { Zone } from '#src/lib/zone.ts'
import { parsePeriod, parseSpan, periodOf, TIME_KEYS, type Period } from './spans.ts'
import { CLIENT_FILTERS, type ClientFilter } from '#src/view/viewKeys.ts'

/** The fields that the text search looks into. */
export const SEARCHED: readonly FieldKey[] = ['name', 'id', 'project', 'user', 'error']

/** The rows of a list that a view leaves in, in the list's order. `now` in ms since the epoch. */
export function matchingRows(
  list: JobList,
  clientFilters: ClientFilters,
  now: number,
): Uint32Array {
  return rowsWhere(list, testsOf(list, clientFilters, now))
}

/** What a view narrows by time. */
export const SPAN_KEYS = [...TIME_KEYS, 'longer'] as const
export type SpanKey = (typeof SPAN_KEYS)[number]

export function isSpanKey(key: string): key is SpanKey {
  return SPAN_KEYS.some((known) => known === key)
}

/**
 * Whether which rows a view leaves in depends on the time. It does not for jobs created or ended between two fixed
 * times; but a job that hasn't ended has run until now.
 */
export function dependsOnTime(view: Pick<ClientFilters, SpanKey | 'tz'>): boolean {
  const { created, ended, during, longer, tz } = view
  const isRelative = (range: string | null) => range !== null && !parsePeriod(range, tz)
  return during !== null || longer !== null || isRelative(created) || isRelative(ended)
}

/** What a row is compared by: an interval, which in most filters is a single number. */
interface Intervals {
  readonly starts: ArrayLike<number>
  readonly ends: ArrayLike<number>
}

/** The interval of each row that a filter by time looks at. It matches if it overlaps the filter's bounds. */
export function intervalsOf({ index }: JobList, key: SpanKey, now: number): Intervals {
  if (key === 'ended') {
    const ends = endsOf(index, NaN)
    return { starts: ends, ends }
  }
  const starts = index.numbers(key === 'longer' ? 'elapsed' : 'created', now)
  return { starts, ends: key === 'during' ? endsOf(index, now) : starts }
}

/** When jobs ended, by their last update; `otherwise` for those that haven't, as far as is known. */
function endsOf(index: FieldIndex, otherwise: number): Float64Array {
  const updated = index.numbers('updated', 0)
  const codes = index.numbers('status', 0)
  const hasEnded = index.dictionary('status').texts.map((status) => phaseOf(status) === 'ended')
  const ends = new Float64Array(updated.length)
  for (let row = 0; row < ends.length; row++) {
    ends[row] = hasEnded[codes[row] ?? NaN] === true ? (updated[row] ?? NaN) : otherwise
  }
  return ends
}

/** What the intervals of matching rows overlap: from a number on, until before another; `null` if it makes no sense. */
export function boundsOf(key: SpanKey, text: string, now: number, zone: Zone): Period | null {
  if (key !== 'longer') return periodOf(text, now, zone)
  const span = parseSpan(text)
  return span && { from: span.ms, until: Infinity }
}

/** For each row of a list, 1 where it may stay. */
type Test = ArrayLike<number>

type Tests = (list: JobList, clientFilters: ClientFilters, now: number) => Test[]

const filterTests: Readonly<Record<ClientFilter, Tests>> = {
  q: (list, { words }) => words.map((word) => rowsHolding(word, list)),
  ...fromKeys(FACET_KEYS, facetTests),
  ...fromKeys(SPAN_KEYS, spanTests),
  ...forExclusions(exclusionTests),
}

function testsOf(list: JobList, clientFilters: ClientFilters, now: number): Test[] {
  return CLIENT_FILTERS.flatMap((key) => filterTests[key](list, clientFilters, now))
}

function facetTests(key: FacetKey): Tests {
  return (list, { [key]: selected }) =>
    selected.length > 0 ? [rowsOfValues(list, key, selected)] : []
}

/** For the rows that a filter doesn't exclude. */
function exclusionTests(key: Excludable): Tests {
  return (list, { [exclusionOf(key)]: values }) => {
    if (key === 'q') {
      // A text of marks alone, such as `´`, folds to nothing, and excludes nothing.
      const texts = values.map((text) => wordsOf(text).join(' ')).filter(Boolean)
      return texts.map((text) => others(rowsHolding(text, list)))
    }
    return values.length > 0 ? [others(rowsOfValues(list, key, values))] : []
  }
}

/** 1 for each row that has none. */
function others(rows: Uint8Array): Uint8Array {
  return rows.map((row) => 1 - row)
}

function spanTests(key: SpanKey): Tests {
  return (list, { [key]: text, tz }, now) => {
    if (text === null) return []
    // No bounds: a day that its time zone left out.
    const bounds = boundsOf(key, text, now, tz) ?? { from: NaN, until: NaN }
    return [rowsWithin(intervalsOf(list, key, now), bounds)]
  }
}

function rowsWhere({ jobs }: JobList, tests: readonly Test[]): Uint32Array {
  const rows = new Uint32Array(jobs.length)
  let count = 0
  for (let row = 0; row < rows.length; row++) {
    let passed = 0
    for (const test of tests) passed += test[row] ?? 0
    if (passed === tests.length) rows[count++] = row
  }
  return rows.slice(0, count)
}

/** The rows with a field that contains a word, which is folded: in a step for each field that is searched. */
export function* searchingRows(
  word: string,
  { index, jobs }: JobList,
): Generator<void, Uint8Array> {
  const rows = new Uint8Array(jobs.length)
  for (const key of SEARCHED) {
    const holding = index.dictionary(key).holding(word)
    const codes = index.numbers(key, 0)
    for (let row = 0; row < rows.length; row++) {
      if (holding[codes[row] ?? NaN] === 1) rows[row] = 1
    }
    yield
  }
  return rows
}

function rowsHolding(word: string, list: JobList): Uint8Array {
  return runAtOnce(searchingRows(word, list))
}

/** The rows whose interval ends at `from` or later and starts before `until`. */
function rowsWithin({ starts, ends }: Intervals, { from, until }: Period): Uint8Array {
  const rows = new Uint8Array(starts.length)
  for (let row = 0; row < rows.length; row++) {
    rows[row] = Number((ends[row] ?? NaN) >= from && (starts[row] ?? NaN) < until)
  }
  return rows
}

/** The rows that have one of the values. */
export function rowsOfValues(
  list: JobList,
  key: ValueFilter,
  selected: readonly string[],
): Uint8Array {
  const rows = pickRows(facetColumn(list, key), selected)
  const legacy = key === 'fault' ? errorReader.get()?.legacyValues(list.index, selected) : null
  if (!legacy) return rows
  const more = pickRows(legacy, selected)
  return rows.map((row, position) => row | (more[position] ?? 0))
}

function pickRows(
  { values, places: indexes }: FacetColumn,
  selected: readonly string[],
): Uint8Array {
  const isSelected = Uint8Array.from(values, (value) => Number(selected.includes(value)))
  const rows = new Uint8Array(indexes.length)
  for (let row = 0; row < rows.length; row++) rows[row] = isSelected[indexes[row] ?? -1] ?? 0
  return rows
}
