import { createSerializer } from 'nuqs'
import { fold } from '#src/lib/fold.ts'
import { pick } from '#src/lib/records.ts'
import { timesInUtc } from './spans.ts'
import { viewParsers } from '#src/view/url.ts'
import type { View } from '#src/view/view.ts'
import { CLIENT_FILTERS, type ClientFilter } from '#src/view/viewKeys.ts'

/**
 * The filters that the browser applies to a response: those that the API doesn't have. Dates are times in UTC;
 * the zone is that of words such as `today`, and `null` without them.
 */
export interface ClientFilters extends Pick<View, ClientFilter | 'tz'> {
  /** The same for the same filters, another one for others; empty for none. */
  readonly key: string
  /** The words of `q`, folded. */
  readonly words: readonly string[]
}

const printNarrowing = createSerializer(pick(viewParsers, [...CLIENT_FILTERS, 'tz']))

/** The part of a view that the browser applies; the API applies the others. */
export function toClientFilters(view: View): ClientFilters {
  const filters = { ...pick(view, CLIENT_FILTERS), ...timesInUtc(view) }
  return { ...filters, key: printNarrowing(filters), words: wordsOf(view.q) }
}

/** Whether it leaves anything out. */
export function hasClientFilters({ key }: ClientFilters): boolean {
  return key !== ''
}

/** The words of a text search, folded. */
export function wordsOf(text: string): readonly string[] {
  return fold(text).split(/\s+/).filter(Boolean)
}
