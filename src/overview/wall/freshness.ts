import { nextPoll, type RefreshInterval } from '#src/search/polling.ts'

/** The time allowed for a response, ms. */
const GRACE = 15_000

export interface Poll {
  readonly refreshInterval: RefreshInterval
  readonly active: boolean
  readonly failures: boolean
  readonly fetchedAt: number
}

/** Returns when two polls in a row will have failed, ms since the epoch; immediately if polling is off. */
export function staleAt({ fetchedAt, ...poll }: Poll): number {
  const wait = nextPoll({ ...poll, error: null })
  return wait === false ? fetchedAt : fetchedAt + 2 * wait + GRACE
}
