import type { Zone } from '#src/lib/zone.ts'
import type { View } from '#src/view/view.ts'
import { parsePeriod, periodOf, TIME_KEYS, type TimeKey } from './spans.ts'

/** The latest end that the URL can represent, as a date and as a time. */
const LAST_ENDS = ['9999-12-31', '9999-12-31T23:59:59.999Z']

export function isBackward(text: string): boolean {
  const ends = text.split('..')
  if (ends.length !== 2 || parsePeriod(text, 'utc')) return false
  return LAST_ENDS.some((last) => ends.every((end) => parsePeriod(`${end}..${last}`, 'utc')))
}

/** No job can match such a range. */
export function isFuture(text: string, now: number, zone: Zone): boolean {
  const period = periodOf(text, now, zone)
  return period !== null && period.from > now
}

export const BACKWARD = 'The range must end after it starts.'

/** `null` if the range is valid. */
export function rangeProblem(text: string, now: number, zone: Zone): string | null {
  if (isBackward(text)) return BACKWARD
  return isFuture(text, now, zone) ? 'The range is in the future. Select an earlier start.' : null
}

export function futureRanges(view: View, now: number): TimeKey[] {
  return TIME_KEYS.filter((key) => isFuture(view[key] ?? '', now, view.tz))
}
