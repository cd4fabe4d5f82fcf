import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { SearchError } from '#src/search/searchError.ts'
import type { LoadedLog } from './loadedLog.ts'
import type { LinkedLine } from './logState.ts'
import type { LogSpan } from './paging.ts'

/** The log of the open job, as the page has loaded it. */
export interface OpenLog extends LinkedLine {
  readonly job: TrainingJob
  readonly span: LogSpan
  readonly log: LoadedLog
  /** Whether the first lines are still loading. */
  readonly loading: boolean
  /** The direction of an unfinished request for more lines; `null` if none. */
  readonly reading: 'older' | 'newer' | null
  /** Why the last request failed; `null` if it succeeded. The loaded lines stay. */
  readonly error: SearchError | null
  /** When the first of the failed requests in a row was sent, ms since the epoch; `null` without an error. */
  readonly failedSince: number | null
  /** Whether the failed request is being repeated. */
  readonly isRetrying: boolean
  /** When the failed request is repeated next, by this machine's clock, ms since the epoch; `null` if it isn't. */
  readonly retryAt: number | null
  /** Until when no request may be sent, by this machine's clock, ms since the epoch; 0 if the API set no wait. */
  readonly waitUntil: number
  /** The lines that arrived at the end after the log was opened: a growing count, from which the view derives "12 new". */
  readonly arrived: number
  /** Whether lines were dropped from an end, because the log has more than 100,000. */
  readonly dropped: 'start' | 'end' | null
  /** Whether the log is polled. */
  readonly tailing: boolean
  readonly loadOlder: () => void
  readonly loadNewer: () => void
  /** Loads the end of the log, dropping lines that don't connect to it. */
  readonly loadLatest: () => void
  /** Loads the linked line again, after it was unloaded. */
  readonly loadLinked: () => void
  readonly retry: () => void
}
