import { expect, it } from 'vitest'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { searchJobs } from './search.ts'

const COMPLETED = 'TRAINING_JOB_COMPLETED'
const other = { training_project_id: 'other', training_project: { id: 'other', name: 'Other' } }

const jobs = [
  aTrainingJob({ id: 'b', created_at: '2026-03-02T10:00:00Z' }),
  aTrainingJob({ id: 'c1', created_at: '2026-03-02T11:00:00Z', current_status: COMPLETED }),
  // The same time as c1, written with an offset.
  aTrainingJob({ id: 'c2', created_at: '2026-03-02T12:00:00+01:00', ...other }),
  aTrainingJob({ id: 'a', created_at: '2026-03-02T09:00:00Z', ...other }),
]

it.each<[string, SearchRequest, string[]]>([
  ['newest first by default', {}, ['c1', 'c2', 'b', 'a']],
  [
    'filters that are null',
    { project_id: null, job_id: null, statuses: null },
    ['c1', 'c2', 'b', 'a'],
  ],
  ['oldest first', { order_by: [{ field: 'created_at', order: 'asc' }] }, ['a', 'b', 'c1', 'c2']],
  ['newest first', { order_by: [{ field: 'created_at', order: 'desc' }] }, ['c1', 'c2', 'b', 'a']],
  ['a project', { project_id: 'other' }, ['c2', 'a']],
  ['a job', { job_id: 'b' }, ['b']],
  ['a job of another project', { job_id: 'b', project_id: 'other' }, []],
  ['one status', { statuses: [COMPLETED] }, ['c1']],
  ['one of many statuses', { statuses: ['TRAINING_JOB_NEW', COMPLETED] }, ['c1']],
  ['none of no statuses', { statuses: [] }, []],
])('finds %s', (_, request, ids) => {
  expect(searchJobs(jobs, request).map(({ id }) => id)).toEqual(ids)
})

it('does not change the list that it searches', () => {
  const order = jobs.map(({ id }) => id)
  searchJobs(jobs, {})
  expect(jobs.map(({ id }) => id)).toEqual(order)
})
