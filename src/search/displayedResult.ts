import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { SearchError } from './searchError.ts'
import { wholeResult, type SearchResult, type Cached } from './searchOptions.ts'

/** What the page displays. A result stays displayed after a new search or a failed poll, until a newer one arrives. */
export interface Displayed {
  readonly result: SearchResult | null
  /** ms since the epoch; 0 for none. */
  readonly fetchedAt: number
  /** The result's {@link jobSetKey}; empty if there is none. */
  readonly resultKey: string
  readonly failure: Failure | null
}

interface Failure {
  readonly error: SearchError
  readonly at: number
  readonly key: string
}

export interface QueryReport {
  readonly key: string
  readonly data: Cached | undefined
  readonly dataUpdatedAt: number
  readonly error: SearchError | null
  readonly errorUpdatedAt: number
}

export const NOTHING_DISPLAYED: Displayed = {
  result: null,
  fetchedAt: 0,
  resultKey: '',
  failure: null,
}

/**
 * Returns what to display next, or `last` if nothing changed. A result stays until the next one arrives, even if the
 * search changes or a fetch fails. A failure stays while the same search is retried, until it succeeds.
 */
export function nextDisplayed(last: Displayed, report: QueryReport): Displayed {
  const { key, data, dataUpdatedAt, error, errorUpdatedAt } = report
  const result = wholeResult(data)
  const next: Displayed = {
    ...last,
    ...(result && { result, fetchedAt: dataUpdatedAt, resultKey: key }),
    failure: nextFailure(last.failure, report, error && { error, at: errorUpdatedAt, key }),
  }
  return isSame(last, next) ? last : next
}

function nextFailure(
  last: Failure | null,
  { key, dataUpdatedAt }: QueryReport,
  now: Failure | null,
): Failure | null {
  if (now) return now
  // react-query clears the error of a query without data as soon as it retries.
  return last?.key === key && dataUpdatedAt < last.at ? last : null
}

function isSame(a: Displayed, b: Displayed): boolean {
  return (
    a.result === b.result &&
    a.fetchedAt === b.fetchedAt &&
    a.resultKey === b.resultKey &&
    a.failure?.error === b.failure?.error &&
    a.failure?.key === b.failure?.key
  )
}

/**
 * The state of the current search. `result` is the displayed result: except in the state `ready`, it is from the
 * previous search, or `null` if there is none yet. `current` is the result if it is from the current search.
 */
export type SearchState =
  | {
      readonly state: 'ready'
      readonly result: SearchResult
      readonly current: SearchResult
      readonly error: SearchError | null
      readonly preview: null
    }
  | {
      readonly state: 'searching'
      readonly result: SearchResult | null
      readonly current: null
      readonly error: null
      /** In the API's order; `null` until there are enough jobs to display. */
      readonly preview: readonly TrainingJob[] | null
    }
  | {
      /** The last fetch failed; the next one may be under way. */
      readonly state: 'failed'
      readonly result: SearchResult | null
      readonly current: null
      readonly error: SearchError
      readonly preview: null
    }
  | {
      /** The search was canceled and isn't fetched again until the user refreshes it. */
      readonly state: 'canceled'
      readonly result: SearchResult | null
      readonly current: null
      readonly error: null
      readonly preview: null
    }

export function searchState(
  { result, resultKey, failure }: Displayed,
  { key, data }: QueryReport,
  isCanceled: boolean,
): SearchState {
  const error = failure?.error ?? null
  if (result && resultKey === key) {
    return { state: 'ready', result, current: result, error, preview: null }
  }
  const earlier = { result, current: null }
  if (isCanceled) return { state: 'canceled', ...earlier, error: null, preview: null }
  const preview = data?.partial ? data.jobs : null
  if (error && !preview) return { state: 'failed', ...earlier, error, preview }
  return { state: 'searching', ...earlier, error: null, preview }
}
