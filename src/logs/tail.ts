import { nextPoll } from '#src/search/polling.ts'
import type { SearchError } from '#src/search/searchError.ts'

/** The interval between polls of a log, ms, as in Baseten's clients (the contract). */
const INTERVAL = 2000
/** How long the log of an ended job is polled, ms: its last lines hold the error (the contract). */
const AFTER_END = 10_000

/** The input of the polling policy of a log. */
export interface TailState {
  /** Whether the log is displayed in a visible tab. */
  readonly visible: boolean
  /** Whether the job is active. */
  readonly active: boolean
  /** When the page received that the job has ended, ms since the epoch; `null` if it had ended before. */
  readonly endedAt: number | null
  /** ms since the epoch, by the same clock. */
  readonly now: number
  /** Why the last request failed; `null` if it succeeded. */
  readonly error: SearchError | null
}

/**
 * The polling policy of a log. Returns ms from the end of the last request to the next one; `false` for none.
 *
 * A visible log is polled every 2 s while its job is active, and for 10 s more. After an error, waits are those of the
 * search, but never shorter than 2 s.
 */
export function nextTailPoll({ visible, active, endedAt, now, error }: TailState): number | false {
  const isEnding = endedAt !== null && now - endedAt < AFTER_END
  if (!visible || (!active && !isEnding)) return false
  const wait = nextPoll({ refreshInterval: INTERVAL, active: true, failures: false, error })
  return wait === false ? false : Math.max(INTERVAL, wait)
}
