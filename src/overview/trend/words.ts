import { statusLabel, type Kind } from '#src/contract/statuses.ts'
import { isRepeated } from '#src/lib/calendar.ts'
import { once } from '#src/lib/lazy.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import { zonedFormat, zoneName, type Zone } from '#src/lib/zone.ts'
import type { TimeBins } from './timeBins.ts'
import { unknownAt, type Trend } from './trend.ts'

export const KIND_LABELS: Readonly<Record<Kind, string>> = {
  completed: 'completed',
  failed: 'failed',
  stopped: 'stopped',
  preempted: 'preempted',
  running: 'running',
  deploying: 'deploying',
  waiting: 'waiting',
  unknown: 'with an unknown status',
}

/** `3 failed`. Unknown statuses have their names: `2 Evicted, 1 Paused`. */
export function kindText(trend: Trend, bin: number, kind: Kind): string {
  if (kind !== 'unknown') {
    return `${formatCount(trend.created[kind][bin] ?? 0)} ${KIND_LABELS[kind]}`
  }
  return unknownAt(trend, bin)
    .map(([status, count]) => `${formatCount(count)} ${statusLabel(status)}`)
    .join(', ')
}

const clock = zonedFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

export const format = {
  date: zonedFormat({ month: 'short', day: 'numeric' }),
  day: zonedFormat({ dateStyle: 'medium' }),
  month: zonedFormat({ month: 'short', year: 'numeric' }),
  shortMonth: zonedFormat({ month: 'short' }),
  year: zonedFormat({ year: 'numeric' }),
}

export function yearOf(time: number, zone: Zone): string {
  return format.year(zone).format(time)
}

/** `14:00`; `01:00 EDT` if the clock shows it twice. */
export function hourText(time: number, zone: Zone): string {
  const text = clock(zone).format(time)
  return isRepeated(time, zone) ? `${text} ${zoneName(time, zone)}` : text
}

const hundredths = once(() => new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }))
const tenths = once(() => new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }))
const whole = once(() => new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }))

/**
 * `Nov 25, 14:00 – 15:00`, `Nov 25, 2026`, `Nov 23 – 29, 2026`, `2020 – 2029`. Omits the year of days and weeks in
 * `currentYear`.
 */
export function periodText(
  { unit, edges, zone }: TimeBins,
  bin: number,
  currentYear?: string,
): string {
  const from = edges[bin] ?? 0
  const until = edges[bin + 1] ?? 0
  const { date, month, year } = format
  const isCurrent = yearOf(from, zone) === currentYear && yearOf(until - 1, zone) === currentYear
  const day = isCurrent ? date : format.day
  switch (unit) {
    case 'hour':
      return `${date(zone).format(from)}, ${hourText(from, zone)} – ${hourText(until, zone)}`
    case 'day':
      return day(zone).format(from)
    case 'week':
      // The browser uses thin spaces.
      return day(zone)
        .formatRange(from, until - 1)
        .replaceAll('\u2009', ' ')
    case 'month':
      return month(zone).format(from)
    case 'year':
      return year(zone).format(from)
    case 'decade':
    case 'century':
      return `${year(zone).format(from)} – ${year(zone).format(until - 1)}`
  }
}

/** `per hour (UTC)`, with both names of the zone if its clock changes. */
export function eachText({ unit, edges, zone }: TimeBins): string {
  const ends = [edges[0] ?? 0, (edges.at(-1) ?? 0) - 1]
  const names = new Set(ends.map((time) => zoneName(time, zone)))
  return `per ${unit} (${[...names].join(', ')})`
}

/** To a tenth below 100, and 0 only if it is: `0.04`, `12.5`, `1,204`. */
export function meanText(gpus: number): string {
  if (gpus > 0 && gpus < MIN_MEAN) return `< ${MIN_MEAN}`
  if (gpus < 0.1) return hundredths().format(gpus)
  return (gpus < 100 ? tenths() : whole()).format(gpus)
}

/** A smaller mean is displayed as less than this. */
export const MIN_MEAN = 0.01

const compact = once(
  () => new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 }),
)

/** `0.05`, `500`, `120K`. */
export function axisText(number: number): string {
  return compact().format(number)
}

/** `1,204 GPU-hours`. */
export function hoursText(hours: number): string {
  // This is an upper bound, so it is 0 only if there are none.
  const bound = hours > 0 ? Math.max(hours, 0.1) : 0
  return plural(hours < 10 ? Math.round(bound * 10) / 10 : Math.round(bound), 'GPU-hour')
}
