import { begins, calendarOf, isRepeated } from '#src/lib/calendar.ts'
import { formatRange, zonedFormat, zoneName, type Zone } from '#src/lib/zone.ts'
import type { Period } from '#src/view/filtering/spans.ts'
import { lengthOf, STEPS, timesOf } from '#src/overview/timeTicks.ts'

export interface Tick {
  readonly time: number
  readonly label: string
  /** It begins a day. */
  readonly isDay: boolean
}

const PX_A_TICK = 84
/** The label of a day is shorter. */
const PX_A_DAY = 56
const DAY = 86_400_000
/** Over so many days each is no line of its own any more. */
const MAX_DAYS = 45

const dayFormat = zonedFormat({ month: 'short', day: 'numeric' })
const yearFormat = zonedFormat({ year: 'numeric' })
const minuteFormat = zonedFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const secondFormat = zonedFormat({ timeStyle: 'medium', hourCycle: 'h23' })

/** The marks of an axis so wide, px, at even steps of a zone's calendar. */
export function ticksOf(visible: Period, width: number, zone: Zone): Tick[] {
  const pixel = (visible.until - visible.from) / width
  const step =
    STEPS.find((one) => {
      const length = lengthOf(one)
      return length >= pixel * (length < DAY ? PX_A_TICK : PX_A_DAY)
    }) ?? STEPS.at(-1)
  if (!step) return []
  return timesOf(step, visible, zone).map((time) => {
    const isDay = begins('day', time, zone)
    return { time, isDay, label: isDay ? labelOfDay(time, zone) : labelOfTime(time, zone) }
  })
}

function labelOfDay(time: number, zone: Zone): string {
  return begins('year', time, zone) ? yearFormat(zone).format(time) : dayOf(time, zone)
}

/** With the zone where the clock shows the same twice. */
function labelOfTime(time: number, zone: Zone): string {
  const text = (time % 60_000 === 0 ? minuteFormat : secondFormat)(zone).format(time)
  return isRepeated(time, zone) ? `${text} ${zoneName(time, zone)}` : text
}

/** The day of a time, in a zone: `Mar 5`. */
export function dayOf(time: number, zone: Zone): string {
  return dayFormat(zone).format(time)
}

const toTheMinute = {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const
const rangeFormat = zonedFormat(toTheMinute)
const rangeOfYears = zonedFormat({ ...toTheMinute, year: 'numeric' })

/** A period for people, in a zone: `Mar 5, 14:03 – Mar 6, 09:00 (UTC)`. */
export function rangeOf({ from, until }: Period, zone: Zone): string {
  const isYear = yearFormat(zone).format(from) === yearFormat(zone).format(until)
  return formatRange(isYear ? rangeFormat : rangeOfYears, [from, until], zone)
}

/** Where the days of a period begin, in a zone; none where there are too many to be told apart. */
export function daysOf({ from, until }: Period, zone: Zone): number[] {
  if (until - from > MAX_DAYS * DAY) return []
  return calendarOf(zone).day.range(new Date(from), new Date(until)).map(Number)
}
