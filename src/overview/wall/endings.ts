import { phaseOf } from '#src/contract/statuses.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'

/** The rows of the jobs that ended last, by their last update, the latest first: at most `most` of some rows of a list. */
export function latestEndings(
  { index }: JobList,
  rows: ArrayLike<number>,
  most: number,
): readonly number[] {
  const updated = index.numbers('updated', 0)
  const codes = index.numbers('status', 0)
  const hasEnded = index.dictionary('status').texts.map((status) => phaseOf(status) === 'ended')
  const timeOf = (row: number) => updated[row] ?? -Infinity
  const latest: number[] = []
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? -1
    if (hasEnded[codes[row] ?? NaN] !== true) continue
    const last = latest[latest.length - 1]
    if (latest.length === most && last !== undefined && timeOf(row) <= timeOf(last)) continue
    const place = latest.findIndex((other) => timeOf(other) < timeOf(row))
    latest.splice(place === -1 ? latest.length : place, 0, row)
    if (latest.length > most) latest.pop()
  }
  return latest
}
