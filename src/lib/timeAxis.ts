import { begins, calendarOf, isRepeated } from './calendar.ts'
import { lengthOf, STEPS, timesOf, type Extent } from './timeTicks.ts'
import { formatRange, zonedFormat, zoneName, type Zone } from './zone.ts'

export interface Tick {
  readonly time: number
  readonly label: string
  readonly isDay: boolean
}

const PX_PER_TICK = 84
/** The label of a day is shorter. */
const PX_PER_DAY = 56
const DAY = 86_400_000
/** Beyond this many days, days get no lines of their own. */
const MAX_DAYS = 45

const dayFormat = zonedFormat({ month: 'short', day: 'numeric' })
const yearFormat = zonedFormat({ year: 'numeric' })
const minuteFormat = zonedFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const secondFormat = zonedFormat({ timeStyle: 'medium', hourCycle: 'h23' })

/** Returns the ticks of an axis `width` px wide, at even steps of the zone's calendar. */
export function ticksOf(visible: Extent, width: number, zone: Zone): Tick[] {
  const pixel = (visible.until - visible.from) / width
  const step =
    STEPS.find((one) => {
      const length = lengthOf(one)
      return length >= pixel * (length < DAY ? PX_PER_TICK : PX_PER_DAY)
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

/** Includes the zone's name if the clock shows this time twice, as when it is set back. */
function labelOfTime(time: number, zone: Zone): string {
  const text = (time % 60_000 === 0 ? minuteFormat : secondFormat)(zone).format(time)
  return isRepeated(time, zone) ? `${text} ${zoneName(time, zone)}` : text
}

/** `Mar 5`. */
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

/** `Mar 5, 14:03 – Mar 6, 09:00 (UTC)`. */
export function rangeOf({ from, until }: Extent, zone: Zone): string {
  const isSameYear = yearFormat(zone).format(from) === yearFormat(zone).format(until)
  return formatRange(isSameYear ? rangeFormat : rangeOfYears, [from, until], zone)
}

/** Returns the starts of the days in an extent; empty if there are too many to distinguish. */
export function daysOf({ from, until }: Extent, zone: Zone): number[] {
  if (until - from > MAX_DAYS * DAY) return []
  return calendarOf(zone).day.range(new Date(from), new Date(until)).map(Number)
}
