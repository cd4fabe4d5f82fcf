import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { isStartOfDay, type Period } from '#src/view/filtering/spans.ts'
import { binAt, type TimeBins } from './timeBins.ts'
import { livesOf } from './trend.ts'
import { format, hourText, meanText } from './words.ts'

/** The jobs that a range of creation leaves out, where they held GPUs. */
export interface Uncounted {
  /** For each bin, whether its figure lacks some of them, or may lack some. */
  readonly bins: readonly boolean[]
  readonly created: Period
  /** Whether there are some that are older than the range, and newer. */
  readonly isOlder: boolean
  readonly isNewer: boolean
}

interface UncountedJobs {
  readonly list: JobList
  /** Those of the view without the range. */
  readonly rows: ArrayLike<number>
  /** ms since the epoch */
  readonly now: number
}

/**
 * The bins in which jobs created before or after a range held GPUs, from the first until the last of each; `null` if
 * there are none.
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
  for (let position = 0; position < rows.length; position++) {
    const first = from[position] ?? 0
    const last = Math.min(until[position] ?? 0, end)
    const side = first < created.from ? older : first >= created.until ? newer : null
    if (side === null || gpus[position] === 0 || last <= Math.max(first, start)) continue
    side.from = Math.min(side.from, first)
    side.until = Math.max(side.until, last)
  }
  const ends = [older, newer]
    .filter(held)
    .map((side) => [binAt(bins, side.from), binAt(bins, side.until - 1)] as const)
  if (ends.length === 0) return null
  return {
    bins: Array.from({ length: bins.edges.length - 1 }, (_, bin) =>
      ends.some(([first, last]) => bin >= first && bin <= last),
    ),
    created,
    isOlder: held(older),
    isNewer: held(newer),
  }
}

/** Whether there are jobs on one side of the range. */
function held({ from, until }: Period): boolean {
  return until > from
}

/** The stretches of bins that lack jobs: the first and the last bin of each. */
export function stretchesOf({ bins }: Uncounted): (readonly [first: number, last: number])[] {
  return bins.flatMap((lacks, first) => {
    if (!lacks || bins[first - 1] === true) return []
    const next = bins.indexOf(false, first)
    return [[first, (next === -1 ? bins.length : next) - 1] as const]
  })
}

/** A mean number of GPUs; a lower bound in a bin that lacks jobs. */
export function gpusText(mean: number, lacksJobs: boolean): string {
  return lacksJobs ? `at least ${meanText(mean)}` : meanText(mean)
}

/** What is lacking, after a colon: `jobs created before Mar 2, 2026 also ran here. They are not counted.` */
export function uncountedText(
  { created, isOlder, isNewer }: Uncounted,
  { zone }: TimeBins,
): string {
  const { from, until } = created
  const day = (time: number) => format.day(zone).format(time)
  const text = (time: number, ofDay: number) =>
    isStartOfDay(time, zone) ? day(ofDay) : `${day(time)}, ${hourText(time, zone)}`
  const parts = []
  if (isOlder) parts.push(`before ${text(from, from)}`)
  // The day that begins where the range ends is not part of it.
  if (isNewer) parts.push(`after ${text(until, until - 1)}`)
  return `jobs created ${parts.join(' or ')} also ran here. They are not counted.`
}
