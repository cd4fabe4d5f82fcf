import type { TimeInterval } from 'd3-time'
import { calendarOf, type CalendarUnit } from '#src/lib/calendar.ts'
import type { Zone } from '#src/lib/zone.ts'

export const BIN_UNITS = ['hour', 'day', 'week', 'month', 'year', 'decade', 'century'] as const
export type BinUnit = (typeof BIN_UNITS)[number]

export interface TimeBins {
  readonly unit: BinUnit
  /** The start of each bin, followed by the end of the last, ms since the epoch. */
  readonly edges: Float64Array
  readonly zone: Zone
}

const DAY = 86_400_000
const YEAR = 365.25 * DAY

interface BinSize {
  readonly unit: CalendarUnit
  /** 1 by default. */
  readonly count?: number
  /** The longest span that is divided into these bins, ms. */
  readonly max: number
}

const BIN_SIZES: Readonly<Record<BinUnit, BinSize>> = {
  hour: { unit: 'hour', max: 4 * DAY },
  day: { unit: 'day', max: 120 * DAY },
  week: { unit: 'week', max: 120 * 7 * DAY },
  month: { unit: 'month', max: 10 * YEAR },
  year: { unit: 'year', max: 120 * YEAR },
  decade: { unit: 'year', count: 10, max: 1200 * YEAR },
  century: { unit: 'year', count: 100, max: Infinity },
}

/** Returns the unit that divides a span into at most 130 bins. Both times are in ms since the epoch. */
function unitFor(from: number, until: number): BinUnit {
  return BIN_UNITS.find((unit) => until - from <= BIN_SIZES[unit].max) ?? 'century'
}

/** Returns the bins that contain both times (ms since the epoch) and all times between them. */
export function binsBetween(
  from: number,
  until: number,
  zone: Zone,
  unit = unitFor(from, until),
): TimeBins {
  const interval = intervalOf(BIN_SIZES[unit], zone)
  let edge = interval.floor(new Date(from))
  const edges = [edge.getTime()]
  while (edge.getTime() <= until) {
    const later = interval.offset(edge, 1)
    const next = interval.floor(later)
    // A day without a midnight begins at 01:00. No bin can begin twice.
    edge = next > edge ? next : later
    edges.push(edge.getTime())
  }
  return { unit, zone, edges: Float64Array.from(edges) }
}

function intervalOf({ unit, count = 1 }: BinSize, zone: Zone): TimeInterval {
  const interval = calendarOf(zone)[unit]
  return count === 1 ? interval : (interval.every(count) ?? interval)
}

/** Returns the first bin for earlier times, and the last for later ones. */
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
