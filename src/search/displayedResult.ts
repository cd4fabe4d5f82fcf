import type { Answered } from './searchOptions.ts'
import type { SearchError } from './searchError.ts'

/** What stands on the screen: it outlives a change of search and a failed poll until something newer is there. */
export interface Shown {
  readonly answer: Answered | null
  /** When the answer came, ms since the epoch. */
  readonly answeredAt: number
  /** The search that the answer belongs to. */
  readonly answerKey: string
  readonly failure: Failure | null
}

export interface Failure {
  readonly error: SearchError
  readonly at: number
  readonly key: string
}

/** What react-query says of the search now asked. */
export interface QueryReport {
  readonly key: string
  readonly data: Answered | undefined
  readonly dataUpdatedAt: number
  readonly error: SearchError | null
  readonly errorUpdatedAt: number
}

export const NOTHING_SHOWN: Shown = { answer: null, answeredAt: 0, answerKey: '', failure: null }

/**
 * What to show next. An answer stays until the next one, even when another search is asked or a
 * try fails; a failure stays while the same search is tried again, until it succeeds. Gives `shown`
 * back when nothing changed.
 */
export function nextShown(shown: Shown, report: QueryReport): Shown {
  const { key, data, dataUpdatedAt, error, errorUpdatedAt } = report
  const next: Shown = {
    ...(data ? { answer: data, answeredAt: dataUpdatedAt, answerKey: key } : pickAnswer(shown)),
    failure: nextFailure(shown.failure, report, error && { error, at: errorUpdatedAt, key }),
  }
  return isSame(shown, next) ? shown : next
}

function pickAnswer({ answer, answeredAt, answerKey }: Shown) {
  return { answer, answeredAt, answerKey }
}

function nextFailure(
  last: Failure | null,
  report: QueryReport,
  now: Failure | null,
): Failure | null {
  if (now) return now
  const retrying = last?.key === report.key && report.dataUpdatedAt < last.at
  return retrying ? last : null
}

function isSame(a: Shown, b: Shown): boolean {
  return (
    a.answer === b.answer &&
    a.answeredAt === b.answeredAt &&
    a.answerKey === b.answerKey &&
    a.failure?.error === b.failure?.error &&
    a.failure?.key === b.failure?.key
  )
}
