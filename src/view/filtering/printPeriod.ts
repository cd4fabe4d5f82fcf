import type { Zone } from '#src/lib/zone.ts'
import { isStartOfDay, printTimes, type Period } from './spans.ts'

// Separate from `spans.ts` to keep the first load small.

/** `2026-03-01..2026-03-05` for whole days of the zone, otherwise two times in UTC. */
export function printPeriod(period: Period, zone: Zone): string {
  const { from, until } = period
  const isDays = [from, until].every((time) => isStartOfDay(time, zone))
  return isDays ? `${printDay(from, zone)}..${printDay(until - 1, zone)}` : printTimes(period)
}

export function printDay(time: number, zone: Zone): string {
  const date = new Date(time)
  if (zone) return date.toISOString().slice(0, 10)
  const year = String(date.getFullYear()).padStart(4, '0')
  return [year, date.getMonth() + 1, date.getDate()]
    .map((part) => `${part}`.padStart(2, '0'))
    .join('-')
}
