import type { TimeInterval } from 'd3-time'
import { calendarOf, type CalendarUnit } from '#src/lib/calendar.ts'
import type { Zone } from '#src/lib/zone.ts'

/** What a chart over time is cut into, along the calendar of a zone. */
export const BIN_UNITS = ['hour', 'day', 'week', 'month', 'year', 'decade', 'century'] as const
export type BinUnit = (typeof BIN_UNITS)[number]

/** Spans of time that follow each other. */
export interface TimeBins {
  readonly unit: BinUnit
  /** Where each bin begins and, one more, where the last one ends: ms since the epoch. */
  readonly edges: Float64Array
  readonly zone: Zone
}

const DAY = 86_400_000
const YEAR = 365.25 * DAY

interface Cut {
  readonly unit: CalendarUnit
  /** How many of the unit; one by default. */
  readonly count?: number
  /** The longest span that is cut into these, ms. */
  readonly max: number
}

const CUTS: Readonly<Record<BinUnit, Cut>> = {
  hour: { unit: 'hour', max: 4 * DAY },
  day: { unit: 'day', max: 120 * DAY },
  week: { unit: 'week', max: 120 * 7 * DAY },
  month: { unit: 'month', max: 10 * YEAR },
  year: { unit: 'year', max: 120 * YEAR },
  decade: { unit: 'year', count: 10, max: 1200 * YEAR },
  century: { unit: 'year', count: 100, max: Infinity },
}

/** What a span is cut into so that there are no more than 130 bins; both times in ms since the epoch. */
function unitFor(from: number, until: number): BinUnit {
  return BIN_UNITS.find((unit) => until - from <= CUTS[unit].max) ?? 'century'
}

/** The bins that hold both times (ms since the epoch) and all between them, in a zone. */
export function binsBetween(
  from: number,
  until: number,
  zone: Zone,
  unit = unitFor(from, until),
): TimeBins {
  const interval = intervalOf(CUTS[unit], zone)
  let edge = interval.floor(new Date(from))
  const edges = [edge.getTime()]
  while (edge.getTime() <= until) {
    const later = interval.offset(edge, 1)
    const next = interval.floor(later)
    // A day begins at 01:00 where its midnight is left out; none may begin twice.
    edge = next > edge ? next : later
    edges.push(edge.getTime())
  }
  return { unit, zone, edges: Float64Array.from(edges) }
}

function intervalOf({ unit, count = 1 }: Cut, zone: Zone): TimeInterval {
  const interval = calendarOf(zone)[unit]
  return count === 1 ? interval : (interval.every(count) ?? interval)
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
