import { expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { hiddenJobs } from './hiddenJobs.ts'

const paused = aTrainingJob({ id: 'a', name: 'llama', current_status: 'TRAINING_JOB_PAUSED' })
const idsOf = (view: Partial<View>) =>
  hiddenJobs([paused], { ...DEFAULT_VIEW, ...view }, Date.parse('2026-03-02T12:00:00Z')).map(
    ({ id }) => id,
  )
const status = ['TRAINING_JOB_RUNNING']

it.each<[string, Partial<View>, string[]]>([
  ['every status', {}, []],
  ['other statuses', { status }, ['a']],
  ['that status, too', { status: [...status, 'TRAINING_JOB_PAUSED'] }, []],
  ['another project', { status, project: 'other' }, []],
  ['its project', { status, project: 'rn5tz6b' }, ['a']],
  ['another job', { status, job: 'b' }, []],
  ['another name', { status, q: 'whisper' }, []],
  ['others than that status', { status, 'not-status': ['TRAINING_JOB_PAUSED'] }, []],
  ['its name and time', { status, q: 'llama', created: '24h' }, ['a']],
])('a view of %s', (_, view, ids) => {
  expect(idsOf(view)).toEqual(ids)
})
