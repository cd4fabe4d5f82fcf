import { nextPoll, type RefreshInterval } from '#src/search/polling.ts'

/** How long a response may take, ms. */
const GRACE = 15_000

export interface Poll {
  readonly refreshInterval: RefreshInterval
  /** Whether a listed job is active. */
  readonly active: boolean
  /** Whether only failed jobs are requested. */
  readonly failures: boolean
  /** When the last result was fetched, ms since the epoch. */
  readonly fetchedAt: number
}

/**
 * From when on a result is too old to be trusted, ms since the epoch: two polls that were due have failed. At
 * once if nothing polls.
 */
export function staleAt({ fetchedAt, ...poll }: Poll): number {
  const wait = nextPoll({ ...poll, error: null })
  return wait === false ? fetchedAt : fetchedAt + 2 * wait + GRACE
}
