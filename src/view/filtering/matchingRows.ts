import { errorReader } from '#src/jobs/errorReader.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import type { FieldKey } from '#src/jobs/fields.ts'
import { exclusionOf, forExclusions, type Excludable, type ValueFilter } from './exclusions.ts'
import { FACET_KEYS, facetColumn, type FacetColumn, type FacetKey } from './facets.ts'
import { wordsOf, type Narrowing } from './clientFilters.ts'
import { fromKeys } from '#src/lib/records.ts'
import { parseSpan, periodOf, type Period } from './spans.ts'
import { CLIENT_FILTERS, type ClientFilter } from '#src/view/viewKeys.ts'

/** The fields that the text search looks into. */
export const SEARCHED: readonly FieldKey[] = ['name', 'id', 'project', 'user', 'error']

/** The rows of a list that a view leaves in, in the list's order. `now` in ms since the epoch. */
export function matchingRows(list: JobList, narrowing: Narrowing, now: number): Uint32Array {
  return rowsWhere(list, testsOf(list, narrowing, now))
}

/** What a view narrows by time, and the field that it looks at. */
export const SPAN_KEYS = ['created', 'longer'] as const
export type SpanKey = (typeof SPAN_KEYS)[number]
export const SPAN_FIELDS = { created: 'created', longer: 'elapsed' } as const

export function isSpanKey(key: string): key is SpanKey {
  return SPAN_KEYS.some((known) => known === key)
}

/** Whether which rows a view leaves in depends on the time. */
export function dependsOnTime(view: Pick<Narrowing, SpanKey>): boolean {
  return SPAN_KEYS.some((key) => view[key] !== null)
}

/** From which number of its field on, and until before which, a span leaves rows in; null where it makes no sense. */
export function boundsOf(key: SpanKey, text: string, now: number): Period | null {
  // Dates are times in UTC by now: see `inUtc`.
  if (key === 'created') return periodOf(text, now, 'utc')
  const span = parseSpan(text)
  return span && { from: span.ms, until: Infinity }
}

/** For each row of a list, 1 where it may stay. */
type Test = ArrayLike<number>

type Tests = (list: JobList, narrowing: Narrowing, now: number) => Test[]

const filterTests: Readonly<Record<ClientFilter, Tests>> = {
  q: (list, { words }) => words.map((word) => rowsHolding(word, list)),
  ...fromKeys(FACET_KEYS, facetTests),
  ...fromKeys(SPAN_KEYS, spanTests),
  ...forExclusions(exclusionTests),
}

function testsOf(list: JobList, narrowing: Narrowing, now: number): Test[] {
  return CLIENT_FILTERS.flatMap((key) => filterTests[key](list, narrowing, now))
}

function facetTests(key: FacetKey): Tests {
  return (list, { [key]: picked }) => (picked.length > 0 ? [rowsOfValues(list, key, picked)] : [])
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
  return ({ index }, { [key]: text }, now) => {
    if (text === null) return []
    // No bounds: a day that its time zone left out.
    const bounds = boundsOf(key, text, now) ?? { from: NaN, until: NaN }
    return [rowsWithin(index.numbers(SPAN_FIELDS[key], now), bounds)]
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

/** Sets the flags of the rows whose field contains a word, which is folded. */
export function markHolding(
  rows: Uint8Array,
  word: string,
  { index }: JobList,
  key: FieldKey,
): void {
  const holding = index.dictionary(key).holding(word)
  const codes = index.numbers(key, 0)
  for (let row = 0; row < rows.length; row++) {
    if (holding[codes[row] ?? NaN] === 1) rows[row] = 1
  }
}

function rowsHolding(word: string, list: JobList): Uint8Array {
  const rows = new Uint8Array(list.jobs.length)
  for (const key of SEARCHED) markHolding(rows, word, list, key)
  return rows
}

/** The rows whose number is at least `from` and less than `until`. */
function rowsWithin(numbers: ArrayLike<number>, { from, until }: Period): Uint8Array {
  const rows = new Uint8Array(numbers.length)
  for (let row = 0; row < rows.length; row++) {
    const number = numbers[row] ?? NaN
    rows[row] = Number(number >= from && number < until)
  }
  return rows
}

function rowsOfValues(list: JobList, key: ValueFilter, picked: readonly string[]): Uint8Array {
  const rows = pickRows(facetColumn(list, key), picked)
  const legacy = key === 'fault' ? errorReader.get()?.legacyValues(list.index, picked) : null
  if (!legacy) return rows
  const more = pickRows(legacy, picked)
  return rows.map((row, place) => row | (more[place] ?? 0))
}

function pickRows({ values, places }: FacetColumn, picked: readonly string[]): Uint8Array {
  const isPicked = Uint8Array.from(values, (value) => Number(picked.includes(value)))
  const rows = new Uint8Array(places.length)
  for (let row = 0; row < rows.length; row++) rows[row] = isPicked[places[row] ?? -1] ?? 0
  return rows
}
