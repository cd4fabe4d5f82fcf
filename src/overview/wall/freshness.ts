import { nextPoll, type Pace } from '#src/search/polling.ts'

/** How long an answer may take to come, ms. */
const GRACE = 15_000

interface Poll {
  readonly pace: Pace
  /** Whether a listed job is active. */
  readonly active: boolean
  /** When the last good answer came, ms since the epoch. */
  readonly answeredAt: number
}

/**
 * From when on what is shown is too old to be trusted, ms since the epoch: two polls that should have come did
 * not. Never later where nothing polls.
 */
export function staleAt({ pace, active, answeredAt }: Poll): number {
  const wait = nextPoll({ pace, active, error: null })
  return wait === false ? answeredAt : answeredAt + 2 * wait + GRACE
}
