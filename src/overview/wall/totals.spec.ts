import { expect, it } from 'vitest'
import { statusesOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { totalsOf } from './totals.ts'

const NOW = Date.parse('2026-03-04T12:00:00Z')
const HOUR = 3_600_000

/** A job on two nodes of four GPUs, last updated some hours ago. */
function job(status: string, hours = 0, gpus = 4): TrainingJob {
  return aTrainingJob({
    current_status: `TRAINING_JOB_${status}`,
    updated_at: new Date(NOW - hours * HOUR).toISOString(),
    instance_type: {
      ...aTrainingJob().instance_type,
      gpu_count: gpus,
      gpu_type: gpus > 0 ? 'H100' : null,
    },
    node_count: 2,
  })
}

const jobs = [
  job('RUNNING'),
  job('RUNNING'),
  job('RUNNING', 0, 0),
  job('DEPLOYING'),
  job('CREATED'),
  job('PENDING'),
  job('QUEUED'),
  job('QUEUED', 0, 0),
  job('FAILED', 1),
  job('FAILED', 24),
  job('FAILED', 25),
  job('DEPLOY_FAILED', 2),
  job('COMPLETED', 3),
  job('STOPPED', 30),
  job('PAUSED'),
]

/** The totals as text: `16 GPUs running (+16 deploying)`. */
function print(change: Partial<View>, some = jobs): string[] {
  const list = listJobs(some)
  const rows = Uint32Array.from(some.keys())
  const view = { ...DEFAULT_VIEW, ...change }
  return totalsOf({ list, rows, view, now: NOW }).map(
    ({ name, count, note }) => `${count ?? '–'} ${name}${note && ` (${note})`}`,
  )
}

const WHOLE = [
  '16 GPUs running (+16 deploying)',
  '3 Jobs running (+2 deploying)',
  '3 Jobs waiting (for 16 GPUs)',
  '3 Failed in 24h (of 4 ended)',
]

it('counts the jobs of the view', () => {
  expect(print({})).toEqual(WHOLE)
  expect(print({ user: ['ada.mwangi@example.com'], ended: null, sort: DEFAULT_VIEW.sort })).toEqual(
    WHOLE,
  )
})

it('returns zeros without jobs', () => {
  expect(print({}, [])).toEqual([
    '0 GPUs running',
    '0 Jobs running',
    '0 Jobs waiting',
    '0 Failed in 24h',
  ])
})

it('omits GPUs if only CPU jobs are waiting', () => {
  expect(print({}, [job('PENDING', 0, 0)])[2]).toBe('1 Jobs waiting')
})

it.each<[change: Partial<View>, index: number, text: string]>([
  [{ status: statusesOf('running') }, 2, '– Jobs waiting (Waiting jobs are filtered out)'],
  [{ status: statusesOf('active') }, 3, '– Failed in 24h (Failed jobs are filtered out)'],
  [{ status: statusesOf('ended') }, 0, '– GPUs running (Running jobs are filtered out)'],
  [{ status: statusesOf('ended') }, 1, '– Jobs running (Running jobs are filtered out)'],
  [{ 'not-status': statusesOf('waiting') }, 2, '– Jobs waiting (Waiting jobs are filtered out)'],
  [{ 'not-status': ['TRAINING_JOB_QUEUED'] }, 2, '3 Jobs waiting (Excludes Queued)'],
  [{ status: ['TRAINING_JOB_FAILED'] }, 3, '3 Failed in 24h (Excludes Deploy failed)'],
  // Other ended jobs are filtered out.
  [{ status: statusesOf('failed') }, 3, '3 Failed in 24h'],
  [{ ended: '7d' }, 2, '– Jobs waiting (Waiting jobs are filtered out)'],
  [{ ended: '7d' }, 3, '3 Failed in 24h (of 4 ended)'],
  [{ ended: '24h' }, 3, '3 Failed in 24h (of 4 ended)'],
  [{ ended: '23h' }, 3, '– Failed in 24h (Some are filtered out by time)'],
  [{ ended: 'today' }, 3, '– Failed in 24h (Some are filtered out by time)'],
  [{ during: '2026-03-01..2026-03-02' }, 3, '– Failed in 24h (Some are filtered out by time)'],
  [{ during: '2026-03-01..2026-03-04', tz: 'utc' }, 3, '3 Failed in 24h (of 4 ended)'],
  [{ created: '7d' }, 3, '3 Failed in 24h (Created: last 7d)'],
])('with %j, total %i is %s', (change, index, text) => {
  expect(print(change)[index]).toBe(text)
})
