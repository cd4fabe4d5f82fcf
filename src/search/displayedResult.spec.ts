import { describe, expect, it } from 'vitest'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import {
  nextDisplayed,
  NOTHING_DISPLAYED,
  searchState,
  type QueryReport,
} from './displayedResult.ts'
import { InternPool } from './reader/internPool.ts'
import { SearchError } from './searchError.ts'
import type { SearchResult } from './searchOptions.ts'

const result: SearchResult = {
  ...listJobs([]),
  partial: false,
  prints: { lengths: new Uint32Array(), fingerprints: new Float64Array() },
  parts: new InternPool(),
  invalidRows: null,
  active: false,
  isFirst: true,
}
const error = new SearchError('network', 'No connection.')
const job = aTrainingJob()

const pending: QueryReport = {
  key: 'a',
  data: undefined,
  dataUpdatedAt: 0,
  error: null,
  errorUpdatedAt: 0,
}
const fetched: QueryReport = { ...pending, data: result, dataUpdatedAt: 100 }
const failed: QueryReport = { ...pending, error, errorUpdatedAt: 50 }
const failedPoll: QueryReport = { ...fetched, error, errorUpdatedAt: 200 }
const preview: QueryReport = { ...pending, data: { partial: true, jobs: [job] } }
const otherSearch = (report: QueryReport): QueryReport => ({ ...report, key: 'b' })

const displayed = (...reports: QueryReport[]) => reports.reduce(nextDisplayed, NOTHING_DISPLAYED)

function stateAfter(...reports: QueryReport[]) {
  return searchState(displayed(...reports), reports.at(-1) ?? pending, false)
}

describe('nextDisplayed', () => {
  it('keeps the time and the key of a result while another search is fetched', () => {
    expect(displayed(fetched, otherSearch(pending))).toEqual({
      result,
      fetchedAt: 100,
      resultKey: 'a',
      failure: null,
    })
  })

  it('keeps the time of a result when a poll fails', () => {
    expect(displayed(fetched, failedPoll)).toMatchObject({ result, fetchedAt: 100 })
  })

  it('returns the same object if nothing changed, so that nothing renders', () => {
    for (const report of [pending, preview, fetched, failedPoll]) {
      const last = displayed(report)
      expect(nextDisplayed(last, report)).toBe(last)
    }
  })
})

describe('searchState', () => {
  it('is searching until there is a result, with a preview once there is one', () => {
    expect(stateAfter(pending)).toEqual({
      state: 'searching',
      result: null,
      current: null,
      error: null,
      preview: null,
    })
    expect(stateAfter(preview)).toMatchObject({ state: 'searching', preview: [job] })
    expect(stateAfter(preview, fetched)).toMatchObject({ state: 'ready', result, preview: null })
  })

  it('keeps the result of the previous search', () => {
    for (const report of [pending, preview].map(otherSearch)) {
      expect(stateAfter(fetched, report)).toMatchObject({
        state: 'searching',
        result,
        current: null,
      })
    }
    expect(stateAfter(fetched, otherSearch(failed))).toMatchObject({ state: 'failed', result })
  })

  it('is ready with an error after a failed poll, until one succeeds', () => {
    expect(stateAfter(fetched, failedPoll)).toMatchObject({
      state: 'ready',
      result,
      current: result,
      error,
    })
    const recovered = { ...fetched, dataUpdatedAt: 300 }
    expect(stateAfter(fetched, failedPoll, recovered)).toMatchObject({
      state: 'ready',
      error: null,
    })
  })

  it('stays failed while the same search is retried, until a preview arrives', () => {
    expect(stateAfter(failed, pending)).toMatchObject({ state: 'failed', result: null, error })
    expect(stateAfter(failed, preview)).toMatchObject({ state: 'searching', preview: [job] })
    expect(stateAfter(failed, otherSearch(pending))).toMatchObject({ state: 'searching' })
  })

  it('is canceled unless the result of the search is displayed', () => {
    expect(searchState(displayed(pending), pending, true)).toMatchObject({ state: 'canceled' })
    const other = otherSearch(pending)
    expect(searchState(displayed(fetched, other), other, true)).toMatchObject({
      state: 'canceled',
      result,
    })
    expect(searchState(displayed(fetched), fetched, true)).toMatchObject({ state: 'ready' })
  })
})
