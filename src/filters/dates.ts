import type { Zone } from '#src/lib/zone.ts'
import { printPeriod } from '#src/view/filtering/printPeriod.ts'
import { parseDates, parsePeriod } from '#src/view/filtering/spans.ts'

/** The days of a period's text in a zone, its first and its last; empty texts where it doesn't hold whole days. */
export function datesIn(
  created: string | null,
  zone: Zone,
): { readonly from: string; readonly to: string } {
  const period = created === null ? null : parsePeriod(created, zone)
  const text = period ? printPeriod(period, zone) : ''
  const [from = '', to = ''] = parseDates(text, zone) ? text.split('..') : []
  return { from, to }
}

/** Two days as the URL holds them, or a sentence for a person where they make no period. */
export function joinDates(
  from: string,
  to: string,
): { readonly created: string } | { readonly fault: string } {
  if (from === '' && to === '') return { fault: 'Pick a day in From and one in To.' }
  if (from === '' || to === '')
    return { fault: `Pick a day in ${from === '' ? 'From' : 'To'}, too.` }
  const created = `${from}..${to}`
  return parseDates(created, 'utc') ? { created } : { fault: 'From is after To.' }
}
