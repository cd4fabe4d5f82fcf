import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import type { Zone } from '#src/lib/zone.ts'
import type { ClientFilters } from './clientFilters.ts'
import { boundsOf, intervalsOf, matchingRows, type SpanKey } from './matchingRows.ts'

/** Returns the number of rows for each span or range, in the URL's format. Invalid ones are missing. */
export type CountSpans = (texts: readonly string[]) => ReadonlyMap<string, number>

interface SpanCounting {
  readonly key: SpanKey
  readonly now: number
  /** Applies to dates and to words such as `today`. */
  readonly zone: Zone
  readonly statuses?: readonly string[] | undefined
}

/**
 * Returns a function that counts the rows that the table would display if a span or time range were selected and all
 * other filters stayed. `now` is when the response was received, ms since the epoch, even if no current filter uses it.
 */
export function spanCounter(
  list: JobList,
  clientFilters: ClientFilters,
  { key, now, zone, statuses }: SpanCounting,
): CountSpans {
  // Given statuses replace the exclusions, too.
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
      for (const [index, { from, until }] of spans.entries()) {
        if (end >= from && start < until) counts[index] = (counts[index] ?? 0) + 1
      }
    }
    return new Map(spans.map(({ text }, index) => [text, counts[index] ?? 0]))
  }
}

function rowsIn({ index }: JobList, rows: Uint32Array, statuses: readonly string[]): Uint32Array {
  const codes = index.numbers('status', 0)
  const isCounted = index.dictionary('status').texts.map((status) => statuses.includes(status))
  return rows.filter((row) => isCounted[codes[row] ?? NaN] === true)
}
