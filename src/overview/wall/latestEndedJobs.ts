import { phaseOf } from '#src/contract/statuses.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'

/** The rows of the jobs that ended last, by their last update, the latest first: at most `most` of some rows of a list. */
export function latestEndedJobs(
  { index }: JobList,
  rows: ArrayLike<number>,
  max: number,
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
    if (latest.length === max && last !== undefined && timeOf(row) <= timeOf(last)) continue
    const position = latest.findIndex((other) => timeOf(other) < timeOf(row))
    latest.splice(position === -1 ? latest.length : position, 0, row)
    if (latest.length > max) latest.pop()
  }
  return latest
}
