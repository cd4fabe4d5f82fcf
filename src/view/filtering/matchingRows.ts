import { phaseOf } from '#src/contract/statuses.ts'
import type { FieldIndex, JobList } from '#src/jobs/columns/jobColumns.ts'
import { errorReader } from '#src/jobs/errorReader.ts'
import type { FieldKey } from '#src/jobs/fields.ts'
import { fromKeys } from '#src/lib/records.ts'
import { runAtOnce } from '#src/lib/yieldToMain.ts'
import type { Zone } from '#src/lib/zone.ts'
import { CLIENT_FILTERS, type ClientFilter } from '#src/view/viewKeys.ts'
import { wordsOf, type ClientFilters } from './clientFilters.ts'
import { exclusionOf, forExclusions, type Excludable, type ValueFilter } from './exclusions.ts'
import { FACET_KEYS, facetColumn, type FacetColumn, type FacetKey } from './facets.ts'
import { parsePeriod, parseSpan, periodOf, TIME_KEYS, type Period } from './spans.ts'

export const SEARCHED: readonly FieldKey[] = ['name', 'id', 'project', 'user', 'error']

/** In the list's order. `now` is in ms since the epoch. */
export function matchingRows(
  list: JobList,
  clientFilters: ClientFilters,
  now: number,
): Uint32Array {
  return rowsWhere(list, testsOf(list, clientFilters, now))
}

export const SPAN_KEYS = [...TIME_KEYS, 'longer'] as const
export type SpanKey = (typeof SPAN_KEYS)[number]

export function isSpanKey(key: string): key is SpanKey {
  return SPAN_KEYS.some((known) => known === key)
}

/**
 * Whether the matching rows depend on the current time. With fixed times, `created` and `ended` don't depend on it, but
 * `during` does: a job that hasn't ended has run until now.
 */
export function dependsOnTime(view: Pick<ClientFilters, SpanKey | 'tz'>): boolean {
  const { created, ended, during, longer, tz } = view
  const isRelative = (range: string | null) => range !== null && !parsePeriod(range, tz)
  return during !== null || longer !== null || isRelative(created) || isRelative(ended)
}

interface Intervals {
  readonly starts: ArrayLike<number>
  readonly ends: ArrayLike<number>
}

/** Returns the interval of each row that a time filter compares. A row matches if it overlaps the filter's bounds. */
export function intervalsOf({ index }: JobList, key: SpanKey, now: number): Intervals {
  if (key === 'ended') {
    const ends = endsOf(index, NaN)
    return { starts: ends, ends }
  }
  const starts = index.numbers(key === 'longer' ? 'elapsed' : 'created', now)
  return { starts, ends: key === 'during' ? endsOf(index, now) : starts }
}

/** Returns when jobs ended, by their last update; `otherwise` for those not known to have ended. */
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

/** `null` if the text is invalid. */
export function boundsOf(key: SpanKey, text: string, now: number, zone: Zone): Period | null {
  if (key !== 'longer') return periodOf(text, now, zone)
  const span = parseSpan(text)
  return span && { from: span.ms, until: Infinity }
}

/** For each row of a list, 1 if it passes and 0 if not. */
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

function exclusionTests(key: Excludable): Tests {
  return (list, { [exclusionOf(key)]: values }) => {
    if (key === 'q') {
      // A text with only diacritics, such as `´`, folds to an empty text and excludes nothing.
      const texts = values.map((text) => wordsOf(text).join(' ')).filter(Boolean)
      return texts.map((text) => inverted(rowsHolding(text, list)))
    }
    return values.length > 0 ? [inverted(rowsOfValues(list, key, values))] : []
  }
}

function inverted(rows: Uint8Array): Uint8Array {
  return rows.map((row) => 1 - row)
}

function spanTests(key: SpanKey): Tests {
  return (list, { [key]: text, tz }, now) => {
    if (text === null) return []
    // No bounds: a date that the time zone skipped.
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

/** One step per searched field. */
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

/** Returns 1 for each row whose interval ends at `from` or later and starts before `until`. */
function rowsWithin({ starts, ends }: Intervals, { from, until }: Period): Uint8Array {
  const rows = new Uint8Array(starts.length)
  for (let row = 0; row < rows.length; row++) {
    rows[row] = Number((ends[row] ?? NaN) >= from && (starts[row] ?? NaN) < until)
  }
  return rows
}

export function rowsOfValues(
  list: JobList,
  key: ValueFilter,
  selected: readonly string[],
): Uint8Array {
  const rows = rowsWithValues(facetColumn(list, key), selected)
  const legacy = key === 'fault' ? errorReader.get()?.legacyValues(list.index, selected) : null
  if (!legacy) return rows
  const more = rowsWithValues(legacy, selected)
  return rows.map((matches, row) => matches | (more[row] ?? 0))
}

function rowsWithValues({ values, indexes }: FacetColumn, selected: readonly string[]): Uint8Array {
  const isSelected = Uint8Array.from(values, (value) => Number(selected.includes(value)))
  const rows = new Uint8Array(indexes.length)
  for (let row = 0; row < rows.length; row++) rows[row] = isSelected[indexes[row] ?? -1] ?? 0
  return rows
}
