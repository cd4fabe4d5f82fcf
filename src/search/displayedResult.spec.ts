import { describe, expect, it } from 'vitest'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { SearchError } from './searchError.ts'
import type { Answered } from './searchOptions.ts'
import { InternPool } from './reader/internPool.ts'
import { nextShown, NOTHING_SHOWN, type QueryReport } from './displayedResult.ts'

const answer: Answered = {
  ...listJobs([]),
  prints: { lengths: new Uint32Array(), fingerprints: new Float64Array() },
  parts: new InternPool(),
  leftOut: null,
  difference: null,
  active: false,
  errorsBefore: 0,
}
const error = new SearchError('network', 'No connection.')

const pending: QueryReport = {
  key: 'a',
  data: undefined,
  dataUpdatedAt: 0,
  error: null,
  errorUpdatedAt: 0,
}
const answered: QueryReport = { ...pending, data: answer, dataUpdatedAt: 100 }
const failedAfter: QueryReport = { ...answered, error, errorUpdatedAt: 200 }

const show = (...reports: QueryReport[]) => reports.reduce(nextShown, NOTHING_SHOWN)

describe('nextShown', () => {
  it('keeps the answer while another search is asked', () => {
    expect(show(answered, { ...pending, key: 'b' })).toMatchObject({
      answer,
      answerKey: 'a',
      failure: null,
    })
  })

  it('keeps the answer when a poll fails, and when another search fails', () => {
    expect(show(answered, failedAfter)).toMatchObject({
      answer,
      answeredAt: 100,
      failure: { error },
    })
    const other = { ...pending, key: 'b', error, errorUpdatedAt: 300 }
    expect(show(answered, other)).toMatchObject({ answer, answerKey: 'a', failure: { key: 'b' } })
  })

  it('keeps the failure while the same search is tried again', () => {
    const first = { ...pending, error, errorUpdatedAt: 50 }
    // react-query forgets the error of a query without data as soon as it tries again.
    expect(show(first, pending).failure).toMatchObject({ error })
    expect(show(first, { ...pending, key: 'b' }).failure).toBeNull()
  })

  it('forgets the failure once an answer is there', () => {
    const healed = { ...answered, dataUpdatedAt: 300 }
    expect(show(answered, failedAfter, healed)).toMatchObject({ answeredAt: 300, failure: null })
  })

  it('gives back the same object when nothing changed, so that nothing renders', () => {
    for (const report of [pending, answered, failedAfter]) {
      const shown = show(report)
      expect(nextShown(shown, report)).toBe(shown)
    }
  })
})
