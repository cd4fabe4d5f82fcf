import type { IncomingMessage } from 'node:http'

/** What the page gets Baseten's `Date` as: its own is that of the proxy. */
export const DATE_HEADER = 'x-upstream-date'

/** How long an HTTP date is: `Sun, 06 Nov 1994 08:49:37 GMT`. */
const LENGTH = 29

/**
 * The `Date` of Baseten's response, as it is; undefined without one, with several, or if it is no HTTP date.
 * The page needs it, since this machine's clock may be the one that is off.
 */
export function upstreamDate({
  headers: { date = '' },
}: Pick<IncomingMessage, 'headers'>): string | undefined {
  return date.length === LENGTH && new Date(date).toUTCString() === date ? date : undefined
}
