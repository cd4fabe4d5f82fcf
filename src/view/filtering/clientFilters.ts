import { createSerializer } from 'nuqs'
import { fold } from '#src/lib/fold.ts'
import { pick } from '#src/lib/records.ts'
import { viewParsers } from '#src/view/url.ts'
import type { View } from '#src/view/view.ts'
import { CLIENT_FILTERS, type ClientFilter } from '#src/view/viewKeys.ts'
import { timesInUtc } from './spans.ts'

/**
 * The filters that the browser applies to a response, because the API doesn't have them. Dates are times in UTC. `tz`
 * applies to words such as `today`, and is `null` if there are none.
 */
export interface ClientFilters extends Pick<View, ClientFilter | 'tz'> {
  /** Equal if and only if the filters are equal; empty for none. */
  readonly key: string
  readonly words: readonly string[]
}

const printFilters = createSerializer(pick(viewParsers, [...CLIENT_FILTERS, 'tz']))

export function toClientFilters(view: View): ClientFilters {
  const filters = { ...pick(view, CLIENT_FILTERS), ...timesInUtc(view) }
  return { ...filters, key: printFilters(filters), words: wordsOf(view.q) }
}

export function hasClientFilters({ key }: ClientFilters): boolean {
  return key !== ''
}

export function wordsOf(text: string): readonly string[] {
  return fold(text).split(/\s+/).filter(Boolean)
}
