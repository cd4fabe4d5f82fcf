import { nextPoll, type RefreshInterval } from '#src/search/polling.ts'

/** The time allowed for a response, ms. */
const GRACE = 15_000

export interface Poll {
  readonly refreshInterval: RefreshInterval
  /** Whether any job in the list is active. */
  readonly active: boolean
  /** Whether only failed jobs are requested. */
  readonly failures: boolean
  /** When the last result was fetched, ms since the epoch. */
  readonly fetchedAt: number
}

/**
 * Returns when a result becomes out of date, ms since the epoch: once two polls in a row have failed, or immediately if
 * polling is off.
 */
export function staleAt({ fetchedAt, ...poll }: Poll): number {
  const wait = nextPoll({ ...poll, error: null })
  return wait === false ? fetchedAt : fetchedAt + 2 * wait + GRACE
}
