import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { kindOf } from '#src/contract/statuses.ts'
import type { SearchError, SearchErrorKind } from './searchError.ts'

/** The pace that a person picked: ms between polls, by what the jobs do, or never. */
export type RefreshInterval = number | 'auto' | 'never'

const SECOND = 1000
const FAST = 5 * SECOND
/** The pace where only failures are listed, ms: jobs that have ended don't change, but a new one is news. */
const FAILURES = 15 * SECOND
/** The pace where nothing is urgent, ms. */
export const SLOW = 60 * SECOND
const LONGEST = 3600 * SECOND

/** What the policy looks at. */
export interface PollState {
  readonly refreshInterval: RefreshInterval
  /** Whether a listed job is active. */
  readonly active: boolean
  /** Whether only failed jobs are requested; see {@link requestsFailures}. */
  readonly failures: boolean
  /** Why the last fetch failed; `null` if it succeeded. */
  readonly error: SearchError | null
}

/** Whether a request names statuses, and all of them are failed ones. */
export function requestsFailures({ statuses }: Pick<SearchRequest, 'statuses'>): boolean {
  return !!statuses?.length && statuses.every((status) => kindOf(status) === 'failed')
}

/** The errors that only a person can mend, by the key, the address or the request: no countdown leads to anything. */
const NEEDS_PERSON: ReadonlySet<SearchErrorKind> = new Set([
  'no-key',
  'refused',
  'unauthorized',
  'forbidden',
  'rejected',
])

/** Whether only a person can mend an error. */
export function needsPerson({ kind }: Pick<SearchError, 'kind'>): boolean {
  return NEEDS_PERSON.has(kind)
}

/**
 * The polling policy: ms from the end of the last try to the next one, or false for none.
 *
 * `auto` polls every 5 s while a listed job is active, every 15 s if only failed jobs are requested, and every
 * 60 s otherwise. After an error the pace doesn't count: the wait is what the API requests with a 429; a minute
 * where only a person can mend it (key, request), also where the server has no key, which it may get by a restart;
 * else 1, 2, 4 … 60 s, give or take a fifth so that many pages don't retry at once.
 */
export function nextPoll({ refreshInterval, active, failures, error }: PollState): number | false {
  if (refreshInterval === 'never') return false
  if (!error) {
    if (refreshInterval !== 'auto') return refreshInterval
    return active ? FAST : failures ? FAILURES : SLOW
  }
  if (error.kind === 'rate-limited') return rateLimitWait(error)
  return needsPerson(error) ? SLOW : backoff(error)
}

/** How long a 429 asks to wait, ms: at least a second, at most an hour. */
function rateLimitWait({ retryAfter = FAST }: SearchError): number {
  return Math.min(Math.max(retryAfter, SECOND), LONGEST)
}

/**
 * Until when nobody should ask, whatever the pace and whoever presses a button: ms since the epoch, 0
 * for no such time. `failedAt` is when the error came.
 */
export function mustWaitUntil(error: SearchError | null, failedAt: number): number {
  return error?.kind === 'rate-limited' ? failedAt + rateLimitWait(error) : 0
}

function backoff({ failures, jitter }: SearchError): number {
  const base = SECOND * 2 ** (failures - 1)
  return Math.min(SLOW, Math.round(base * (0.8 + 0.4 * jitter)))
}
