import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { isStartOfDay, type Period } from '#src/view/filtering/spans.ts'
import { binAt, type TimeBins } from './timeBins.ts'
import { livesOf } from './trend.ts'
import { format, hourText, meanText } from './words.ts'

export interface Uncounted {
  /** Whether the figure of each bin lacks, or can lack, some of them. */
  readonly bins: readonly boolean[]
  readonly created: Period
  /** Whether some were created before the range, or after it. */
  readonly hasOlder: boolean
  readonly hasNewer: boolean
}

interface UncountedJobs {
  readonly list: JobList
  /** The rows of the view without the range. */
  readonly rows: ArrayLike<number>
  /** ms since the epoch */
  readonly now: number
}

/**
 * Returns the bins in which jobs created before or after a range held GPUs: on each side, all bins from the first to
 * the last. `null` if there are none.
 */
export function uncountedIn(
  bins: TimeBins,
  created: Period,
  { list, rows, now }: UncountedJobs,
): Uncounted | null {
  const { from, until, gpus } = livesOf(list, rows, now)
  const start = bins.edges[0] ?? 0
  const end = bins.edges.at(-1) ?? 0
  const older = { from: Infinity, until: -Infinity }
  const newer = { from: Infinity, until: -Infinity }
  for (let at = 0; at < rows.length; at++) {
    const first = from[at] ?? 0
    const last = Math.min(until[at] ?? 0, end)
    const side = first < created.from ? older : first >= created.until ? newer : null
    if (side === null || gpus[at] === 0 || last <= Math.max(first, start)) continue
    side.from = Math.min(side.from, first)
    side.until = Math.max(side.until, last)
  }
  const ends = [older, newer]
    .filter(hasJobs)
    .map((side) => [binAt(bins, side.from), binAt(bins, side.until - 1)] as const)
  if (ends.length === 0) return null
  return {
    bins: Array.from({ length: bins.edges.length - 1 }, (_, bin) =>
      ends.some(([first, last]) => bin >= first && bin <= last),
    ),
    created,
    hasOlder: hasJobs(older),
    hasNewer: hasJobs(newer),
  }
}

function hasJobs({ from, until }: Period): boolean {
  return until > from
}

/** Returns the runs of bins that lack jobs, as the first and the last bin of each. */
export function stretchesOf({ bins }: Uncounted): (readonly [first: number, last: number])[] {
  return bins.flatMap((lacks, first) => {
    if (!lacks || bins[first - 1] === true) return []
    const next = bins.indexOf(false, first)
    return [[first, (next === -1 ? bins.length : next) - 1] as const]
  })
}

export function gpusText(mean: number, lacksJobs: boolean): string {
  return lacksJobs ? `at least ${meanText(mean)}` : meanText(mean)
}

/** The end of a sentence: `excludes jobs created before Mar 2, 2026`. */
export function uncountedText(
  { created, hasOlder, hasNewer }: Uncounted,
  { zone }: TimeBins,
): string {
  const { from, until } = created
  const day = (time: number) => format.day(zone).format(time)
  const text = (time: number, ofDay: number) =>
    isStartOfDay(time, zone) ? day(ofDay) : `${day(time)}, ${hourText(time, zone)}`
  const parts = []
  if (hasOlder) parts.push(`before ${text(from, from)}`)
  // The day that begins at the end of the range isn't part of it.
  if (hasNewer) parts.push(`after ${text(until, until - 1)}`)
  return `excludes jobs created ${parts.join(' or ')}`
}
