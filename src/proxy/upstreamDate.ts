import type { IncomingMessage } from 'node:http'

/** The header with Baseten's `Date`. The `Date` header itself is the proxy's. */
export const DATE_HEADER = 'x-upstream-date'

/** The length of an HTTP date: `Sun, 06 Nov 1994 08:49:37 GMT`. */
const LENGTH = 29

/**
 * Returns the `Date` of Baseten's response unchanged; undefined if it is missing, repeated or invalid. The page
 * needs it, since this machine's clock can be off.
 */
export function upstreamDate({
  headers: { date = '' },
}: Pick<IncomingMessage, 'headers'>): string | undefined {
  return date.length === LENGTH && new Date(date).toUTCString() === date ? date : undefined
}
