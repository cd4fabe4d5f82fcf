import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import type { Zone } from '#src/lib/zone.ts'
import { boundsOf, intervalsOf, matchingRows, type SpanKey } from './matchingRows.ts'
import type { ClientFilters } from './clientFilters.ts'

/** For each of some texts, as the URL holds them, its rows; those that make no sense are not in it. */
export type CountSpans = (texts: readonly string[]) => ReadonlyMap<string, number>

interface SpanCounting {
  readonly key: SpanKey
  readonly now: number
  /** The zone of dates and words such as `today`. */
  readonly zone: Zone
  /** The only statuses to count. */
  readonly statuses?: readonly string[] | undefined
}

/**
 * Counts for spans and ranges of time how many rows the table shows if one is picked: all else that the view leaves
 * out stays out. `now` is when the answer came, also for a view that has no use for it yet.
 */
export function spanCounter(
  list: JobList,
  clientFilters: ClientFilters,
  { key, now, zone, statuses }: SpanCounting,
): CountSpans {
  // To ask for some statuses is to exclude none of them.
  const excluded = statuses ? [] : clientFilters['not-status']
  const all = matchingRows(list, { ...clientFilters, [key]: null, 'not-status': excluded }, now)
  const rows = statuses ? rowsIn(list, all, statuses) : all
  const { starts, ends } = intervalsOf(list, key, now)
  return (texts) => {
    const spans = texts.flatMap((text) => {
      const bounds = boundsOf(key, text, now, zone)
      return bounds ? [{ text, ...bounds }] : []
    })
    const counts = new Uint32Array(spans.length)
    for (const row of rows) {
      const [start, end] = [starts[row] ?? NaN, ends[row] ?? NaN]
      for (const [position, { from, until }] of spans.entries()) {
        if (end >= from && start < until) counts[position] = (counts[position] ?? 0) + 1
      }
    }
    return new Map(spans.map(({ text }, position) => [text, counts[position] ?? 0]))
  }
}

function rowsIn({ index }: JobList, rows: Uint32Array, statuses: readonly string[]): Uint32Array {
  const codes = index.numbers('status', 0)
  const isCounted = index.dictionary('status').texts.map((status) => statuses.includes(status))
  return rows.filter((row) => isCounted[codes[row] ?? NaN] === true)
}
