import { timeDay, timeHour, timeMonday, timeMonth, timeYear, type TimeInterval } from 'd3-time'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const YEAR = 366 * DAY

/** What a bin is as long as; `years` are ten or more. */
export type BinUnit = 'hour' | 'day' | 'week' | 'month' | 'year' | 'years'

/** A span of time cut along the reader's calendar. */
export interface Bins {
  readonly unit: BinUnit
  /** Where each bin begins and, last, where the last one ends: ms since the epoch, ascending; two at least. */
  readonly edges: readonly number[]
}

interface Step {
  readonly unit: BinUnit
  readonly interval: TimeInterval
  /** The longest span that is cut so, ms. */
  readonly longest: number
}

const STEPS: readonly Step[] = [
  { unit: 'hour', interval: timeHour, longest: 72 * HOUR },
  { unit: 'day', interval: timeDay, longest: 100 * DAY },
  { unit: 'week', interval: timeMonday, longest: 100 * 7 * DAY },
  { unit: 'month', interval: timeMonth, longest: 10 * YEAR },
  { unit: 'year', interval: timeYear, longest: 100 * YEAR },
  { unit: 'years', interval: timeYear.every(10) ?? timeYear, longest: 1000 * YEAR },
  { unit: 'years', interval: timeYear.every(100) ?? timeYear, longest: Infinity },
]

/** Cuts the span from `first` until after `last` (ms since the epoch) into whole hours, days, weeks, months or years: at most about 120. */
export function binsOf(first: number, last: number): Bins {
  const { unit, interval } = STEPS.find(({ longest }) => last - first <= longest) ?? {
    unit: 'hour',
    interval: timeHour,
  }
  const edges = [interval.floor(new Date(first))]
  for (let edge = edges[0]; edge && edge.getTime() <= last;) {
    edge = interval.offset(edge)
    edges.push(edge)
  }
  return { unit, edges: edges.map((edge) => edge.getTime()) }
}

/** The bin that a moment falls into: the last whose edge is not after it, from 0; -1 before the first. */
export function binOf({ edges }: Bins, time: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((edges[middle] ?? Infinity) <= time) low = middle + 1
    else high = middle
  }
  return low - 1
}
