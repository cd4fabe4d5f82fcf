import { once } from './lazy.ts'

/** What times are displayed in, and dates are read in: UTC, or the reader's own zone (null). */
export type Zone = 'utc' | null

/** A format in each zone, made when it is first needed. */
export function zonedFormat(
  options: Intl.DateTimeFormatOptions,
): (zone: Zone) => Intl.DateTimeFormat {
  const local = once(() => new Intl.DateTimeFormat('en-US', options))
  const utc = once(() => new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }))
  return (zone) => (zone ? utc() : local())
}

// One clock on the whole page, of 24 hours. Seconds only where they matter: in the details of a job, in tooltips and
// exports, on a chart of minutes, and on the wall.

const exactTime = zonedFormat({ dateStyle: 'medium', timeStyle: 'long', hourCycle: 'h23' })

/** Date and time to the second with the zone: `Nov 25, 2026, 14:03:22 UTC`; ms since the epoch in. */
export function formatExact(time: number, zone: Zone): string {
  return exactTime(zone).format(time)
}

/** The same to the minute: `Nov 25, 2026, 14:03 UTC`. */
export function formatMinute(time: number, zone: Zone): string {
  return formatExact(time, zone).replace(/:\d\d(?= \S+$)/, '')
}

/**
 * A moment seen from `now`: the time of day, `14:03 UTC`, on the same day, else the date too. Both in
 * ms since the epoch.
 */
export function formatMoment(time: number, now: number, zone: Zone, format = formatMinute): string {
  const text = format(time, zone)
  const clock = text.lastIndexOf(', ') + 2
  const isSameDay = format(now, zone).startsWith(text.slice(0, clock))
  return isSameDay ? text.slice(clock) : text
}

/** A range of time with the zone: `Mar 5 – 6, 2026 (UTC)`; with both names if its clock changes in between. */
export function formatRange(
  format: (zone: Zone) => Intl.DateTimeFormat,
  [from, until]: readonly [from: number, until: number],
  zone: Zone,
): string {
  const [first, last] = [zoneName(from, zone), zoneName(until, zone)]
  const print = format(zone)
  return first === last
    ? `${print.formatRange(from, until)} (${first})`
    : `${print.format(from)} ${first} – ${print.format(until)} ${last}`
}

/** What the zone is called at a time (ms since the epoch): `UTC`, `GMT+1`, `PST`. */
export function zoneName(time: number, zone: Zone): string {
  const text = formatExact(time, zone)
  return text.slice(text.lastIndexOf(' ') + 1)
}
