import { plural } from '#src/lib/units.ts'
import { formatMinute, formatRange, zonedFormat, type Zone } from '#src/lib/zone.ts'
import {
  parseSpan,
  periodOf,
  printRange,
  TIME_KEYS,
  type Period,
  type TimeKey,
} from '#src/view/filtering/spans.ts'
import type { View } from '#src/view/view.ts'

/** The number of bins in a trend: each bin of a week has 6 hours. */
export const BINS = 28

const DAY = 24 * 3_600_000

type Times = Pick<View, TimeKey | 'tz'>

/** The period of a trend, ms since the epoch, with a name for use in a sentence: `since Mar 3`. */
export interface TrendPeriod extends Period {
  readonly name: string
}

/**
 * Returns the period in which a view's jobs failed. It covers the view's time ranges and extends to the last failure if
 * that is later. Without a range, it starts at the first failure and is at least a day long.
 *
 * @param now what relative ranges end at, ms since the epoch
 * @param failed when the first and the last of the jobs failed, ms since the epoch
 */
export function trendPeriod(
  view: Times,
  now: number,
  failed: { readonly first: number; readonly last: number },
): TrendPeriod {
  const { first, last } = failed
  const ranges = TIME_KEYS.flatMap((key) => {
    const text = view[key]
    const period = text === null ? null : periodOf(text, now, view.tz)
    return text !== null && period ? [{ key, text, ...period }] : []
  })
  const from =
    ranges.length > 0 ? Math.max(...ranges.map((range) => range.from)) : Math.min(first, now - DAY)
  const end = Math.min(now, ...ranges.map((range) => range.until))
  const until = Math.max(end, last + 1, from + 1)
  const [range, ...others] = ranges
  if (!range) {
    const format = yearOf(from, view.tz) === yearOf(now, view.tz) ? shortDay : dayFormat
    const name = first < from + 1 ? `since ${format(view.tz).format(from)}` : 'last 24h'
    return { from, until, name }
  }
  // Jobs can fail after a range of creation times ends.
  const isWhole = others.length === 0 && (range.key === 'ended' || parseSpan(range.text) !== null)
  const name = isWhole
    ? printRange(range.text, view.tz)
    : // The end is exclusive: a period until midnight includes nothing of the next day.
      formatRange(dayFormat, [from, until - 1], view.tz)
  return { from, until, name }
}

const MINUTE = 60_000
/** In every time zone, days begin at a multiple of this. */
const QUARTER = 15 * MINUTE

/** Rounds `now` down by less than a bin, so that a response without changes triggers no new count or render. */
export function trendTime(view: Times, now: number): number {
  const { from, until } = trendPeriod(view, now, { first: now, last: -Infinity })
  const step = (until - from) / BINS >= QUARTER ? QUARTER : MINUTE
  return Math.floor(now / step) * step
}

const dayFormat = zonedFormat({ dateStyle: 'medium' })
const shortDay = zonedFormat({ month: 'short', day: 'numeric' })
const yearFormat = zonedFormat({ year: 'numeric' })
const yearOf = (time: number, zone: Zone) => yearFormat(zone).format(time)

export function countByBin(
  rows: Uint32Array,
  times: ArrayLike<number>,
  { from, until }: Period,
): number[] {
  const counts = Array.from({ length: BINS }, () => 0)
  for (const row of rows) {
    const time = times[row] ?? NaN
    if (!(time >= from && time < until)) continue
    const bin = Math.min(Math.floor(((time - from) / (until - from)) * BINS), BINS - 1)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts
}

/** `since Mar 3: 12 jobs, peak of 5 around Nov 24, 2026, 12:00 UTC`. */
export function describeTrend(counts: readonly number[], period: TrendPeriod, zone: Zone): string {
  const { from, until, name } = period
  const total = counts.reduce((sum, count) => sum + count, 0)
  const peak = Math.max(...counts)
  const at = from + ((counts.indexOf(peak) + 0.5) / BINS) * (until - from)
  const peakText = total > 1 ? `, peak of ${peak} around ${formatMinute(at, zone)}` : ''
  return `${name}: ${total === 0 ? 'no jobs' : plural(total, 'job')}${peakText}`
}
