import { expect, it } from 'vitest'
import { statusesOf } from '#src/contract/statuses.ts'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { filteredStages } from './filteredStages.ts'

const PENDING = 'TRAINING_JOB_PENDING'
const QUEUED = 'TRAINING_JOB_QUEUED'
const CREATED = 'TRAINING_JOB_CREATED'
const DEPLOYING = 'TRAINING_JOB_DEPLOYING'
const RUNNING = 'TRAINING_JOB_RUNNING'
const WAITING = 'Waiting jobs are filtered out'
const BOTH = 'Running and waiting jobs are filtered out'

it.each<[filters: Partial<View>, running: boolean, text: string | null, statuses: string[]]>([
  [{}, true, null, []],
  [{ status: statusesOf('active'), gpu: ['H100'], q: 'lora' }, true, null, []],
  [{ status: [RUNNING] }, true, WAITING, [PENDING, QUEUED]],
  [{ 'not-status': [PENDING, QUEUED] }, true, WAITING, [PENDING, QUEUED]],
  [{ 'not-status': [PENDING] }, true, `${WAITING}: Pending`, [PENDING]],
  [{ status: [RUNNING, PENDING] }, true, `${WAITING}: Queued`, [QUEUED]],
  [{ status: [PENDING, QUEUED] }, true, 'Running jobs are filtered out', [RUNNING]],
  [{ status: [PENDING, QUEUED] }, false, null, []],
  [
    { status: [PENDING] },
    true,
    'Running and queued jobs are filtered out',
    [RUNNING, CREATED, DEPLOYING, QUEUED],
  ],
  [{ status: [PENDING] }, false, `${WAITING}: Queued`, [QUEUED]],
  [{ status: statusesOf('failed') }, true, BOTH, [RUNNING, CREATED, DEPLOYING, PENDING, QUEUED]],
  [{ status: statusesOf('failed') }, false, WAITING, [PENDING, QUEUED]],
  [{ ended: '24h' }, false, `${WAITING} by time`, [PENDING, QUEUED]],
  [
    { ended: '24h' },
    true,
    'Running and waiting jobs are filtered out by time',
    [RUNNING, CREATED, DEPLOYING, PENDING, QUEUED],
  ],
  [{ ended: '24h', status: [PENDING] }, false, `${WAITING} by time`, [PENDING, QUEUED]],
])('with %j, running jobs counted: %s, the text is %s', (filters, running, text, statuses) => {
  const found = filteredStages({ ...DEFAULT_VIEW, ...filters }, running)
  expect(found).toEqual(text === null ? null : { text, statuses })
})
