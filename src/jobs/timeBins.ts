import { timeDay, timeHour, timeMonday, timeMonth, timeYear, type TimeInterval } from 'd3-time'

/** What a chart over time is cut into, along the reader's own calendar. */
export const BIN_UNITS = ['hour', 'day', 'week', 'month', 'year', 'decade', 'century'] as const
export type BinUnit = (typeof BIN_UNITS)[number]

/** Spans of time that follow each other. */
export interface TimeBins {
  readonly unit: BinUnit
  /** Where each bin begins and, one more, where the last one ends: ms since the epoch. */
  readonly edges: Float64Array
}

const DAY = 86_400_000
const YEAR = 365.25 * DAY
const years = (count: number): TimeInterval => timeYear.every(count) ?? timeYear

interface Cut {
  readonly interval: TimeInterval
  /** The longest span that is cut into these, ms. */
  readonly most: number
}

const CUTS: Readonly<Record<BinUnit, Cut>> = {
  hour: { interval: timeHour, most: 4 * DAY },
  day: { interval: timeDay, most: 120 * DAY },
  week: { interval: timeMonday, most: 120 * 7 * DAY },
  month: { interval: timeMonth, most: 10 * YEAR },
  year: { interval: timeYear, most: 120 * YEAR },
  decade: { interval: years(10), most: 1200 * YEAR },
  century: { interval: years(100), most: Infinity },
}

/** What a span is cut into so that there are no more than 130 bins; both times in ms since the epoch. */
export function unitFor(from: number, until: number): BinUnit {
  return BIN_UNITS.find((unit) => until - from <= CUTS[unit].most) ?? 'century'
}

/** The bins that hold both times (ms since the epoch) and all between them. */
export function binsBetween(from: number, until: number, unit = unitFor(from, until)): TimeBins {
  const { interval } = CUTS[unit]
  let edge = interval.floor(new Date(from))
  const edges = [edge.getTime()]
  while (edge.getTime() <= until) {
    const later = interval.offset(edge, 1)
    const next = interval.floor(later)
    // A day begins at 01:00 where its midnight is left out; none may begin twice.
    edge = next > edge ? next : later
    edges.push(edge.getTime())
  }
  return { unit, edges: Float64Array.from(edges) }
}

/** The bin that holds a time (ms since the epoch): the first for one before all, the last for one after. */
export function binAt({ edges }: TimeBins, time: number): number {
  let low = 0
  let high = edges.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((edges[middle] ?? 0) <= time) low = middle
    else high = middle - 1
  }
  return low
}
