import { begins, calendarOf, type CalendarUnit } from '#src/lib/calendar.ts'
import type { Zone } from '#src/lib/zone.ts'
import { LEFT, RIGHT } from './geometry.ts'
import { binAt, type BinUnit, type TimeBins } from './timeBins.ts'
import { lengthOf, STEPS, timesOf, type Step } from '#src/overview/timeTicks.ts'
import { format, hourText, yearOf } from './words.ts'

/** A label on the axis of time. */
export interface Tick {
  /** ms since the epoch */
  readonly time: number
  /** Where its mark is, and where its text begins: px from the left end of the axis. */
  readonly at: number
  readonly x: number
  readonly text: string
  /** Whether it names a bin, whose middle is marked; or else a time. */
  readonly ofBin: boolean
  /** It stands at a boundary. */
  readonly major: boolean
}

/** What a letter takes at 11 px, and what is left free between two labels. */
const LETTER = 6.2
const GAP = 10
/** How far from its line the label of a time begins, px. */
export const BESIDE = 4

/** The finest step between the labels of bins: a label is never finer than a bin. */
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
 * Labels for an axis of `width` px, as many as there is room for at even steps: they neither meet nor stand out by more
 * than the chart has room for beside the axis. The first has its year, unless that is the current one.
 */
export function ticksOf(bins: TimeBins, width: number, currentYear: string): Tick[] {
  const finest = lengthOf(FINEST[bins.unit])
  const steps = STEPS.filter((step) => lengthOf(step) >= finest)
  for (const step of steps) {
    const ticks = ticksAt(bins, step, width, currentYear)
    if (ticks.length > 0 && hasRoom(ticks)) return ticks
  }
  // Too narrow for two.
  return steps.slice(0, 1).flatMap((step) => ticksAt(bins, step, width, currentYear).slice(0, 1))
}

function ticksAt(bins: TimeBins, step: Step, width: number, currentYear: string): Tick[] {
  const { edges, unit, zone } = bins
  const [from, until] = [edges[0] ?? 0, edges.at(-1) ?? 0]
  const placeOf = (time: number) => ((time - from) / (until - from)) * width
  const ofBin = NAMED.has(unit)
  // What begins where the axis ends is no bin of it.
  return timesOf(step, { from, until: ofBin ? until - 1 : until }, zone)
    .map((time, position) => {
      const first = position === 0
      const text = textOf(time, step, {
        zone,
        first,
        isCurrent: yearOf(time, zone) === currentYear,
      })
      const end = ofBin ? (edges[binAt(bins, time) + 1] ?? until) : time
      const at = (placeOf(time) + placeOf(end)) / 2
      const x = ofBin ? at - widthOf(text) / 2 : at + BESIDE
      return { time, at, x, text, ofBin, major: isBoundary(time, bins) }
    })
    .filter(({ x, text }) => x >= -LEFT && x + widthOf(text) <= width + (ofBin ? RIGHT : 0))
}

function hasRoom(ticks: readonly Tick[]): boolean {
  return ticks.every(({ x, text }, position) => {
    const next = ticks[position + 1]
    return !next || x + widthOf(text) + GAP <= next.x
  })
}

/** The bins that labels name: hours begin at theirs, and weeks have those of months. */
const NAMED: ReadonlySet<BinUnit> = new Set(['day', 'month', 'year', 'decade', 'century'])

/** What begins at a boundary among bins. */
const BOUNDARIES: Readonly<Partial<Record<BinUnit, CalendarUnit>>> = {
  hour: 'day',
  day: 'month',
  week: 'year',
  month: 'year',
}

/** Where a day begins among hours, a month among days, a year among weeks or months: ms since the epoch. */
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

interface Place {
  readonly zone: Zone
  readonly first: boolean
  /** Whether it is in the current year. */
  readonly isCurrent: boolean
}

/** The first label says as well in which day or year the axis begins, unless the year is the current one. */
function textOf(time: number, { unit }: Step, { zone, first, isCurrent }: Place): string {
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

/** About how wide a label is, px. */
export function widthOf(text: string): number {
  return text.length * LETTER
}
