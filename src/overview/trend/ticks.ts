import { begins, calendarOf, type CalendarUnit } from '#src/lib/calendar.ts'
import { lengthOf, STEPS, timesOf, type Step } from '#src/lib/timeTicks.ts'
import type { Zone } from '#src/lib/zone.ts'
import { LEFT, RIGHT } from './geometry.ts'
import { binAt, type BinUnit, type TimeBins } from './timeBins.ts'
import { format, hourText, yearOf } from './words.ts'

export interface Tick {
  /** ms since the epoch */
  readonly time: number
  /** The positions of its line and of its text, px from the left of the axis. */
  readonly at: number
  readonly x: number
  readonly text: string
  /** Whether the label names a bin and is centered below it; otherwise, it names a time. */
  readonly ofBin: boolean
  readonly major: boolean
}

/** Width of a letter at 11 px, and space between two labels, px. */
const LETTER = 6.2
const GAP = 10
export const LABEL_OFFSET = 4

/** The finest step between labels, which is never finer than a bin. */
const FINEST: Readonly<Record<BinUnit, Step>> = {
  hour: { unit: 'hour', count: 1 },
  day: { unit: 'day', count: 1 },
  week: { unit: 'month', count: 1 },
  month: { unit: 'month', count: 1 },
  year: { unit: 'year', count: 1 },
  decade: { unit: 'year', count: 10 },
  century: { unit: 'year', count: 100 },
}

/**
 * Returns the labels of an axis `width` px wide: as many as have room at even steps, without overlapping, and within
 * the space around the axis. The first one includes its year, unless that is the current one.
 */
export function ticksOf(bins: TimeBins, width: number, currentYear: string): Tick[] {
  const finest = lengthOf(FINEST[bins.unit])
  const steps = STEPS.filter((step) => lengthOf(step) >= finest)
  for (const step of steps) {
    const ticks = ticksAt(bins, step, width, currentYear)
    if (ticks.length > 0 && hasRoom(ticks)) return ticks
  }
  // There is no room for two.
  return steps.slice(0, 1).flatMap((step) => ticksAt(bins, step, width, currentYear).slice(0, 1))
}

function ticksAt(bins: TimeBins, step: Step, width: number, currentYear: string): Tick[] {
  const { edges, unit, zone } = bins
  const [from, until] = [edges[0] ?? 0, edges.at(-1) ?? 0]
  const pxOf = (time: number) => ((time - from) / (until - from)) * width
  const ofBin = NAMED.has(unit)
  // A bin that begins at the end of the axis isn't part of it.
  return timesOf(step, { from, until: ofBin ? until - 1 : until }, zone)
    .map((time, index) => {
      const first = index === 0
      const text = textOf(time, step, {
        zone,
        first,
        isCurrent: yearOf(time, zone) === currentYear,
      })
      const end = ofBin ? (edges[binAt(bins, time) + 1] ?? until) : time
      const at = (pxOf(time) + pxOf(end)) / 2
      const x = ofBin ? at - widthOf(text) / 2 : at + LABEL_OFFSET
      return { time, at, x, text, ofBin, major: isBoundary(time, bins) }
    })
    .filter(({ x, text }) => x >= -LEFT && x + widthOf(text) <= width + (ofBin ? RIGHT : 0))
}

function hasRoom(ticks: readonly Tick[]): boolean {
  return ticks.every(({ x, text }, index) => {
    const next = ticks[index + 1]
    return !next || x + widthOf(text) + GAP <= next.x
  })
}

/** The units whose bins have labels. Labels of hours are at their starts, and weeks have the labels of months. */
const NAMED: ReadonlySet<BinUnit> = new Set(['day', 'month', 'year', 'decade', 'century'])

/** The calendar unit that begins at a boundary between bins. */
const BOUNDARIES: Readonly<Partial<Record<BinUnit, CalendarUnit>>> = {
  hour: 'day',
  day: 'month',
  week: 'year',
  month: 'year',
}

/** Starts of days among hours, months among days, and years among weeks or months, ms since the epoch. */
export function boundariesOf({ unit, edges, zone }: TimeBins): number[] {
  const boundary = BOUNDARIES[unit]
  if (!boundary) return []
  const [from, until] = [edges[0] ?? 0, edges.at(-1) ?? 0]
  return calendarOf(zone)[boundary].range(new Date(from), new Date(until)).map(Number)
}

function isBoundary(time: number, { unit, zone }: TimeBins): boolean {
  const boundary = BOUNDARIES[unit]
  return boundary !== undefined && begins(boundary, time, zone)
}

interface LabelOptions {
  readonly zone: Zone
  readonly first: boolean
  readonly isCurrent: boolean
}

/** The first label includes the day or year in which the axis begins, unless the year is the current one. */
function textOf(time: number, { unit }: Step, { zone, first, isCurrent }: LabelOptions): string {
  const { date, day, month, shortMonth, year } = format
  switch (unit) {
    case 'month':
      if (first) return (isCurrent ? shortMonth : month)(zone).format(time)
      return (begins('year', time, zone) ? year : shortMonth)(zone).format(time)
    case 'year':
      return year(zone).format(time)
    case 'day':
      return (!isCurrent && (first || begins('year', time, zone)) ? day : date)(zone).format(time)
    case 'hour':
    case 'minute':
    case 'second': {
      if (begins('day', time, zone)) return date(zone).format(time)
      const text = hourText(time, zone)
      return first ? `${date(zone).format(time)}, ${text}` : text
    }
  }
}

export function widthOf(text: string): number {
  return text.length * LETTER
}
