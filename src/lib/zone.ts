import { once } from './lazy.ts'

/** The time zone for displayed times and for dates in filters: UTC, or the user's own zone (`null`). */
export type Zone = 'utc' | null

/** Created on first use. */
export function zonedFormat(
  options: Intl.DateTimeFormatOptions,
): (zone: Zone) => Intl.DateTimeFormat {
  const local = once(() => new Intl.DateTimeFormat('en-US', options))
  const utc = once(() => new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }))
  return (zone) => (zone ? utc() : local())
}

// A 24-hour clock on the whole page. Seconds are displayed only in the details of a job, in tooltips and exports, on a
// chart of minutes, and on the wall.

const exactTime = zonedFormat({ dateStyle: 'medium', timeStyle: 'long', hourCycle: 'h23' })

/** Formats a time (ms since the epoch) to the second, with the zone: `Nov 25, 2026, 14:03:22 UTC`. */
export function formatExact(time: number, zone: Zone): string {
  return exactTime(zone).format(time)
}

/** Formats a time (ms since the epoch) to the minute, with the zone: `Nov 25, 2026, 14:03 UTC`. */
export function formatMinute(time: number, zone: Zone): string {
  return formatExact(time, zone).replace(/:\d\d(?= \S+$)/, '')
}

/** `time` and `now` in ms since the epoch. `14:03 UTC`; with the date if it is on another day. */
export function formatMoment(time: number, now: number, zone: Zone, format = formatMinute): string {
  const text = format(time, zone)
  const clock = text.lastIndexOf(', ') + 2
  const isSameDay = format(now, zone).startsWith(text.slice(0, clock))
  return isSameDay ? text.slice(clock) : text
}

/** Formats a time range with the zone: `Mar 5 – 6, 2026 (UTC)`; with both zone names if they differ. */
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

/** Returns the zone's name at a time (ms since the epoch): `UTC`, `GMT+1`, `PST`. */
export function zoneName(time: number, zone: Zone): string {
  const text = formatExact(time, zone)
  return text.slice(text.lastIndexOf(' ') + 1)
}
