import { phaseOf } from '#src/contract/statuses.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'

/** Returns the rows of the `max` most recently ended jobs among the given rows, by last update, latest first. */
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
  for (let position = 0; position < rows.length; position++) {
    const row = rows[position] ?? -1
    if (hasEnded[codes[row] ?? NaN] !== true) continue
    const last = latest[latest.length - 1]
    if (latest.length === max && last !== undefined && timeOf(row) <= timeOf(last)) continue
    const rank = latest.findIndex((other) => timeOf(other) < timeOf(row))
    latest.splice(rank === -1 ? latest.length : rank, 0, row)
    if (latest.length > max) latest.pop()
  }
  return latest
}
