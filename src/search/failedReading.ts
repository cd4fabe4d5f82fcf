import { mustWaitUntil } from './polling.ts'
import { SearchError } from './searchError.ts'

/** Consecutive failed requests for what a job has: its log or its metrics. */
export class FailedReading extends Error {
  override readonly name = 'FailedReading'
  /** Why the last one failed. */
  readonly error: SearchError
  /** When the first one was sent, by the API's clock, ms since the epoch. */
  readonly since: number
  /** When the last one failed, by this machine's clock, ms since the epoch. */
  readonly at = Date.now()

  constructor(error: SearchError, since: number) {
    super(error.message, { cause: error })
    this.error = error
    this.since = since
  }
}

/** Returns until when no request may be sent, ms since the epoch; 0 if there is no limit. */
export function waitEnd(failed: FailedReading | null): number {
  return failed ? mustWaitUntil(failed.error, failed.at) : 0
}

interface Failure {
  /** The failures right before this one; `null` if the last request succeeded. */
  readonly before: FailedReading | null
  /** When the request was sent, by the API's clock, ms since the epoch. */
  readonly sentAt: number
}

/** Returns the failure of a request that threw an error. */
export function toFailedReading(error: unknown, { before, sentAt }: Failure): FailedReading {
  const reason =
    error instanceof SearchError
      ? error
      : new SearchError('unreadable', 'The response can’t be read.', { cause: error })
  reason.failures += before?.error.failures ?? 0
  return new FailedReading(reason, before?.since ?? sentAt)
}
