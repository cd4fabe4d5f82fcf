import type { MetricsQuery } from '#src/contract/metrics.ts'
import type { Lifetime } from '#src/jobs/lifetime.ts'
import { parseTimes } from '#src/view/filtering/spans.ts'
import { isRangeWord, type RangeWord } from '#src/view/metricsRange.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const LENGTHS: Readonly<Record<RangeWord, number>> = {
  '15m': 15 * MINUTE,
  '1h': HOUR,
  '6h': 6 * HOUR,
  all: Infinity,
}

/** The max number of samples in a window of a series. More would be less than a pixel apart. */
const MAX_SAMPLES = 400

/** The times between samples to choose from, ms. For windows above 400 days, it is a number of days. */
const STEPS = [
  ...[15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 6, 12].map((hours) => hours * HOUR),
]

/** A part of a job's life. Times are ms since the epoch. */
export interface MetricsWindow {
  readonly from: number
  /** Equal to `from` if the range has no part of the job's life. */
  readonly to: number
  /** The time between two samples, ms. */
  readonly step: number
}

/** Returns the part of a job's life in a range: a word of the URL or two times. `now` in ms since the epoch. */
export function windowOf(
  range: string,
  { createdAt, endedAt }: Lifetime,
  now: number,
): MetricsWindow {
  const end = Math.max(createdAt, endedAt ?? now)
  const within = (time: number) => Math.min(Math.max(time, createdAt), end)
  const period = isRangeWord(range) ? { from: end - LENGTHS[range], until: end } : parseTimes(range)
  const from = within(period?.from ?? createdAt)
  const to = within(period?.until ?? end)
  return { from, to, step: stepFor(to - from) }
}

/** Returns a window without its part before a time, ms since the epoch. A shorter window can have a shorter step. */
export function windowFrom({ from, to }: MetricsWindow, time: number): MetricsWindow {
  const start = Math.min(Math.max(from, time), to)
  return { from: start, to, step: stepFor(to - start) }
}

/** Whether a range's window is all of the job's life, which goes on unless the job has ended. */
export function isWholeLife(
  range: string,
  { from, to }: Pick<MetricsWindow, 'from' | 'to'>,
  { createdAt, endedAt }: Lifetime,
): boolean {
  // A word's window ends with the job's life. Two times stay the same while it goes on.
  return from === createdAt && (isRangeWord(range) || to === endedAt)
}

/** Whether a range is a word whose window begins at the job's creation. Before the job ran, it has no samples. */
export function isFromCreation(
  range: string,
  { from }: Pick<MetricsWindow, 'from'>,
  { createdAt }: Lifetime,
): boolean {
  return isRangeWord(range) && from === createdAt
}

/** Whether a range that was requested `at` this time, ms since the epoch, ended then, or with the job. */
export function isLatest(range: string, life: Lifetime, at: number): boolean {
  const end = endOf(range, life)
  return end === null || end === life.endedAt || end > at
}

/** Returns when the last sample of a range is due, ms since the epoch; `null` if the range goes on with the job. */
export function endOf(range: string, { endedAt }: Pick<Lifetime, 'endedAt'>): number | null {
  const until = isRangeWord(range) ? undefined : parseTimes(range)?.until
  return until === undefined ? endedAt : Math.min(until, endedAt ?? Infinity)
}

/** Returns the shortest step with which a window of some ms has at most {@link MAX_SAMPLES}, ms. */
function stepFor(length: number): number {
  const min = length / MAX_SAMPLES
  return STEPS.find((step) => step >= min) ?? Math.ceil(min / DAY) * DAY
}

/**
 * Returns the query of a window. It begins and ends at multiples of the step, so that tabs can share calls, and the same
 * times have samples in each.
 */
export function toQuery({ from, to, step }: MetricsWindow): Required<MetricsQuery> {
  return {
    start_epoch_millis: Math.max(0, Math.floor(from / step) * step),
    end_epoch_millis: Math.ceil(to / step) * step,
    step_seconds: step / SECOND,
  }
}
