import { wallClock } from '#src/lib/wallClock.ts'
import type { Zone } from '#src/lib/zone.ts'
import { printDay, printPeriod } from '#src/view/filtering/printPeriod.ts'
import { BACKWARD, rangeProblem } from '#src/view/filtering/rangeProblem.ts'
import { isStartOfDay, periodOf } from '#src/view/filtering/spans.ts'

/**
 * A range as the fields of a form: days such as `2026-03-01` and times such as `14:05`, in the view's time zone.
 * Without times, both days are whole.
 */
export interface RangeFields {
  readonly from: string
  readonly fromTime: string
  readonly to: string
  readonly toTime: string
}

const EMPTY: RangeFields = { from: '', fromTime: '', to: '', toTime: '' }

/** Returns the fields of a range in the URL as of `now`; empty fields if it has no end, as in `24h`, or is `null`. */
export function fieldsOf(text: string | null, now: number, zone: Zone): RangeFields {
  const period = text === null ? null : periodOf(text, now, zone)
  if (!period || period.until === Infinity) return EMPTY
  const { from, until } = period
  // A day ends at the midnight after it.
  const isMidnight = isStartOfDay(until, zone)
  return {
    from: printDay(from, zone),
    fromTime: isStartOfDay(from, zone) ? '' : printClock(from, zone),
    to: printDay(isMidnight ? until - 1 : until, zone),
    toTime: isMidnight ? '' : printClock(until, zone),
  }
}

/** Returns the fields' range in its URL form, or an error message. */
export function joinFields(
  { from, fromTime, to, toTime }: RangeFields,
  now: number,
  zone: Zone,
): { readonly range: string } | { readonly problem: string } {
  if (from === '' && to === '') return { problem: 'Select a start date and an end date.' }
  if (from === '' || to === '') {
    return { problem: `Select ${from === '' ? 'a start' : 'an end'} date.` }
  }
  const start = timeAt(from, fromTime || '00:00', zone)
  const end = timeAt(to, toTime || '24:00', zone)
  if (Number.isNaN(start) || Number.isNaN(end)) return { problem: 'Enter times such as 14:05.' }
  if (start >= end) return { problem: BACKWARD }
  const range = printPeriod({ from: start, until: end }, zone)
  const problem = rangeProblem(range, now, zone)
  return problem === null ? { range } : { problem }
}

/** Parses a day and a time in a zone. Returns ms since the epoch; `NaN` if invalid. */
function timeAt(day: string, time: string, zone: Zone): number {
  const [, hour, minute = '00', second = '00'] =
    /^(\d{1,2})(?::?(\d\d))?(?::?(\d\d))?$/.exec(time.trim()) ?? []
  if (hour === undefined) return NaN
  return Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:${second}${zone ? 'Z' : ''}`)
}

/** Returns the time of day in a zone, such as `14:05`, with seconds if they aren't 0. */
function printClock(time: number, zone: Zone): string {
  return new Date(wallClock(time, zone)).toISOString().slice(11, 19).replace(/:00$/, '')
}
