import { scaleTime } from 'd3-scale'
import { timeDay, timeMonth, timeYear, type TimeInterval } from 'd3-time'
import type { BinUnit, TimeBins } from '../../jobs/timeBins.ts'
import { format } from './words.ts'

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

/** px for each labelled tick, at most so many of them. */
const ROOM = 64
/** What a letter takes at 11 px, and what is left free between two labels. */
const LETTER = 6.2
const GAP = 10

/** Labels for an axis of `width` px, the first of them whole: they neither meet nor stand out on the right. */
export function ticksOf({ unit, edges }: TimeBins, width: number): Tick[] {
  const from = edges[0] ?? 0
  const until = edges.at(-1) ?? 0
  const scale = scaleTime([from, until], [0, width])
  const times = scale.ticks(Math.max(1, Math.floor(width / ROOM))).map(Number)
  const ticks: Tick[] = []
  let free = 0
  for (const time of times.filter((one) => isTick(one, unit))) {
    const tick = tickAt(time, scale(time), { unit, first: ticks.length === 0 })
    if (tick.x < free || tick.x + widthOf(tick.text) > width) continue
    ticks.push(tick)
    free = tick.x + widthOf(tick.text) + GAP
  }
  return ticks
}

/** Where a day begins among hours, a month among days, a year among weeks or months: ms since the epoch. */
export function boundariesOf({ unit, edges }: TimeBins): number[] {
  const intervals = { hour: timeDay, day: timeMonth, week: timeYear, month: timeYear }
  if (unit === 'year' || unit === 'decade' || unit === 'century') return []
  const [from, until] = [edges[0] ?? 0, edges.at(-1) ?? 0]
  return intervals[unit].range(new Date(from), new Date(until)).map(Number)
}

/** Ticks are no finer than the bins. */
function isTick(time: number, unit: BinUnit): boolean {
  if (unit === 'hour') return new Date(time).getMinutes() === 0
  if (unit === 'day' || unit === 'week') return isStart(timeDay, time)
  return isStart(unit === 'month' ? timeMonth : timeYear, time)
}

function isStart(interval: TimeInterval, time: number): boolean {
  return time === interval.floor(new Date(time)).getTime()
}

interface TickPlace {
  readonly unit: BinUnit
  /** Says as well in which day or year the axis begins. */
  readonly first: boolean
}

function tickAt(time: number, x: number, { unit, first }: TickPlace): Tick {
  const { hour, date, day, month, shortMonth, year } = format()
  const startsYear = isStart(timeYear, time)
  switch (unit) {
    case 'hour': {
      const major = isStart(timeDay, time)
      if (major) return { time, x, major, text: date.format(time) }
      const text = hour.format(time)
      return { time, x, major, text: first ? `${date.format(time)}, ${text}` : text }
    }
    case 'day':
    case 'week': {
      const major = unit === 'day' ? isStart(timeMonth, time) : startsYear
      return { time, x, major, text: (first || startsYear ? day : date).format(time) }
    }
    case 'month':
      if (startsYear) return { time, x, major: true, text: year.format(time) }
      return { time, x, major: false, text: (first ? month : shortMonth).format(time) }
    case 'year':
    case 'decade':
    case 'century':
      return { time, x, major: false, text: year.format(time) }
  }
}

/** About how wide a label is, px. */
export function widthOf(text: string): number {
  return text.length * LETTER
}
