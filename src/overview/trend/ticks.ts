import { scaleLinear } from 'd3-scale'
import { begins, calendarOf, type CalendarUnit } from '#src/lib/calendar.ts'
import type { BinUnit, TimeBins } from './timeBins.ts'
import { lengthOf, STEPS, timesOf, type Step } from '#src/overview/timeTicks.ts'
import { format, hourText } from './words.ts'

/** A label on the axis of time. */
export interface Tick {
  /** ms since the epoch */
  readonly time: number
  /** px from the left end of the axis */
  readonly x: number
  readonly text: string
  /** It stands at a boundary. */
  readonly major: boolean
}

/** What a letter takes at 11 px, and what is left free between two labels. */
const LETTER = 6.2
const GAP = 10

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
 * Labels for an axis of `width` px, as many as there is room for at even steps, the first of them whole: they neither
 * meet nor stand out on the right.
 */
export function ticksOf(bins: TimeBins, width: number): Tick[] {
  const finest = lengthOf(FINEST[bins.unit])
  const steps = STEPS.filter((step) => lengthOf(step) >= finest)
  for (const step of steps) {
    const ticks = ticksAt(bins, step, width)
    if (ticks.length > 0 && hasRoom(ticks)) return ticks
  }
  // Too narrow for two.
  return steps.slice(0, 1).flatMap((step) => ticksAt(bins, step, width).slice(0, 1))
}

function ticksAt(bins: TimeBins, step: Step, width: number): Tick[] {
  const period = { from: bins.edges[0] ?? 0, until: bins.edges.at(-1) ?? 0 }
  const scale = scaleLinear([period.from, period.until], [0, width])
  return timesOf(step, period, bins.zone)
    .map((time, place) => ({
      time,
      x: scale(time),
      text: textOf(time, step, { ...bins, first: place === 0 }),
      major: isBoundary(time, bins),
    }))
    .filter(({ x, text }) => x + widthOf(text) <= width)
}

function hasRoom(ticks: readonly Tick[]): boolean {
  return ticks.every(({ x, text }, place) => {
    const next = ticks[place + 1]
    return !next || x + widthOf(text) + GAP <= next.x
  })
}

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

/** The first label says as well in which day or year the axis begins. */
function textOf(
  time: number,
  { unit }: Step,
  { zone, first }: TimeBins & { readonly first: boolean },
): string {
  const { date, day, month, shortMonth, year } = format
  switch (unit) {
    case 'month':
      if (begins('year', time, zone)) return year(zone).format(time)
      return (first ? month : shortMonth)(zone).format(time)
    case 'year':
      return year(zone).format(time)
    case 'day':
      return (first || begins('year', time, zone) ? day : date)(zone).format(time)
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
