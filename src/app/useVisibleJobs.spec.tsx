// @vitest-environment jsdom
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { aResult } from '#src/testing/results.ts'
import { parseView } from '#src/view/url.ts'
import { useVisibleJobs } from './useVisibleJobs.ts'

afterEach(cleanup)

const NOW = Date.parse('2026-03-02T12:00:00Z')

const ada = aTrainingJob({
  id: 'a',
  user: { email: 'ada@example.com' },
  created_at: '2026-03-02T08:00:00Z',
  updated_at: '2026-03-02T09:00:00Z',
  current_status: 'TRAINING_JOB_COMPLETED',
})
const omar = aTrainingJob({
  id: 'b',
  user: { email: 'omar@example.org' },
  created_at: '2026-02-27T08:00:00Z',
})

const SEARCHING = {
  state: 'searching',
  result: null,
  current: null,
  error: null,
  preview: null,
  key: '',
  resultKey: '',
  fetchedAt: NOW,
  fetching: false,
  nextPollAt: null,
  waitUntil: 0,
  cancel: () => {},
  refresh: () => {},
} satisfies TrainingJobs

/** Polls without a change. Returns the number of jobs, and whether the table's rows are the same objects. */
function afterPoll(query: string) {
  const view = parseView(query)
  const result = aResult([ada, omar])
  const { result: visible, rerender } = renderHook(
    (fetchedAt: number) =>
      useVisibleJobs(view, { ...SEARCHING, state: 'ready', result, current: result, fetchedAt }),
    { initialProps: NOW },
  )
  const { matching, jobs } = visible.current
  rerender(NOW + 5000)
  return {
    count: jobs?.length,
    isSame: visible.current.matching === matching && visible.current.jobs === jobs,
  }
}

it.each([
  '?created=2026-03-02..2026-03-03&tz=utc',
  '?ended=2026-03-02T08:30Z..2026-03-02T09:30Z',
  '?q=ada',
])('keeps the rows across a poll without changes with %s', (query) => {
  expect(afterPoll(query)).toEqual({ count: 1, isSame: true })
})

it.each(['?created=24h', '?ended=today&tz=utc', '?longer=1h', '?during=2026-03-02..2026-03-03'])(
  'matches the rows again at each poll with %s',
  (query) => {
    expect(afterPoll(query).isSame).toBe(false)
  },
)

function domainOf(jobs: readonly TrainingJob[] | null, preview: readonly TrainingJob[] | null) {
  const search = { ...SEARCHING, result: jobs && aResult(jobs), preview }
  return renderHook(() => useVisibleJobs(parseView(''), search)).result.current.domain
}

it('has a shared domain once the whole response is displayed', () => {
  expect(domainOf([ada], null)).toBe('@example.com')
  expect(domainOf([ada, omar], null)).toBeNull()
  expect(domainOf(null, [ada])).toBeNull()
  expect(domainOf([ada], [ada])).toBeNull()
})
