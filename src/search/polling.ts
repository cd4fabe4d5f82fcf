import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { kindOf } from '#src/contract/statuses.ts'
import type { SearchError, SearchErrorKind } from './searchError.ts'

export type RefreshInterval = number | 'auto' | 'never'

const SECOND = 1000
const FAST = 5 * SECOND
/** The interval if only failed jobs are listed, ms: they don't change, but new ones matter. */
const FAILURES = 15 * SECOND
/** The interval if nothing is urgent, ms. */
export const SLOW = 60 * SECOND
const MAX_WAIT = 3600 * SECOND

export interface PollState {
  readonly refreshInterval: RefreshInterval
  readonly active: boolean
  /** Whether only failed jobs are requested; see {@link requestsFailures}. */
  readonly failures: boolean
  readonly error: SearchError | null
}

export function requestsFailures({ statuses }: Pick<SearchRequest, 'statuses'>): boolean {
  return !!statuses?.length && statuses.every((status) => kindOf(status) === 'failed')
}

/** A retry alone doesn't fix these. */
const NEEDS_PERSON: ReadonlySet<SearchErrorKind> = new Set([
  'no-key',
  'refused',
  'signed-out',
  'unauthorized',
  'forbidden',
  'rejected',
])

/** Whether only the user can fix an error, so that a countdown to the next retry is useless. */
export function needsUserAction({ kind }: Pick<SearchError, 'kind'>): boolean {
  return NEEDS_PERSON.has(kind)
}

/**
 * The polling policy. Returns ms from the end of the last fetch to the next one;
 * `false` for none.
 *
 * `auto` polls every 5 s while a listed job is active, every 15 s if only failed
 * jobs are requested, and every 60 s otherwise. After an error, the refresh
 * interval doesn't matter. After a 429, the API sets the wait. If only the user
 * can fix the error, the wait is a minute, because the server can be restarted
 * with another key, and the user can sign in in another tab. Otherwise it is
 * 1, 2, 4 … 60 s, plus or minus 20 %, so that many pages don't retry at once,
 * and at least as long as a busy proxy requests.
 */
export function nextPoll({ refreshInterval, active, failures, error }: PollState): number | false {
  if (refreshInterval === 'never') return false
  if (!error) {
    if (refreshInterval !== 'auto') return refreshInterval
    return active ? FAST : failures ? FAILURES : SLOW
  }
  if (error.kind === 'rate-limited') return rateLimitWait(error)
  return needsUserAction(error) ? SLOW : backoff(error)
}

/** Returns the wait after a 429, ms: at least a second, at most an hour. */
function rateLimitWait({ retryAfter = FAST }: SearchError): number {
  return Math.min(Math.max(retryAfter, SECOND), MAX_WAIT)
}

/**
 * Returns until when no request may be sent, not even a manual one: ms since the epoch, 0 if there is no limit.
 * `failedAt` is when the error occurred, ms since the epoch.
 */
export function mustWaitUntil(error: SearchError | null, failedAt: number): number {
  return error?.kind === 'rate-limited' ? failedAt + rateLimitWait(error) : 0
}

function backoff({ failures, jitter, retryAfter = 0 }: SearchError): number {
  const base = SECOND * 2 ** (failures - 1)
  return Math.min(SLOW, Math.max(retryAfter, Math.round(base * (0.8 + 0.4 * jitter))))
}
