import { wallClock } from '#src/lib/wallClock.ts'
import type { Zone } from '#src/lib/zone.ts'
import { printDay, printPeriod } from '#src/view/filtering/printPeriod.ts'
import { BACKWARD, rangeProblem } from '#src/view/filtering/rangeProblem.ts'
import { isStartOfDay, periodOf } from '#src/view/filtering/spans.ts'

/**
 * The ends of a range as a form has them: days as `2026-03-01`, times as `14:05` by the zone's clock. Without
 * times, both days are whole.
 */
export interface RangeFields {
  readonly from: string
  readonly fromTime: string
  readonly to: string
  readonly toTime: string
}

const EMPTY: RangeFields = { from: '', fromTime: '', to: '', toTime: '' }

/** The fields of a range of the URL as of `now`; empty if it has no end, as a span before now. */
export function fieldsOf(text: string | null, now: number, zone: Zone): RangeFields {
  const period = text === null ? null : periodOf(text, now, zone)
  if (!period || period.until === Infinity) return EMPTY
  const { from, until } = period
  // The end of a day is the midnight after it.
  const isMidnight = isStartOfDay(until, zone)
  return {
    from: printDay(from, zone),
    fromTime: isStartOfDay(from, zone) ? '' : printClock(from, zone),
    to: printDay(isMidnight ? until - 1 : until, zone),
    toTime: isMidnight ? '' : printClock(until, zone),
  }
}

/** The fields' range as the URL has it, or a sentence that says what is wrong with them. */
export function joinFields(
  { from, fromTime, to, toTime }: RangeFields,
  now: number,
  zone: Zone,
): { readonly range: string } | { readonly problem: string } {
  if (from === '' && to === '') return { problem: 'Pick a day in From and one in To.' }
  if (from === '' || to === '') {
    return { problem: `Pick a day in ${from === '' ? 'From' : 'To'}, too.` }
  }
  const start = timeAt(from, fromTime || '00:00', zone)
  const end = timeAt(to, toTime || '24:00', zone)
  if (Number.isNaN(start) || Number.isNaN(end)) return { problem: 'Type times such as 14:05.' }
  if (start >= end) return { problem: BACKWARD }
  const range = printPeriod({ from: start, until: end }, zone)
  const problem = rangeProblem(range, now, zone)
  return problem === null ? { range } : { problem }
}

/** A day and a time of a zone, ms since the epoch; `NaN` for what isn't one. */
function timeAt(day: string, time: string, zone: Zone): number {
  const [, hour, minute = '00', second = '00'] =
    /^(\d{1,2})(?::?(\d\d))?(?::?(\d\d))?$/.exec(time.trim()) ?? []
  if (hour === undefined) return NaN
  return Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:${second}${zone ? 'Z' : ''}`)
}

/** The time of day in a zone, `14:05`; with seconds if there are any. */
function printClock(time: number, zone: Zone): string {
  return new Date(wallClock(time, zone)).toISOString().slice(11, 19).replace(/:00$/, '')
}
