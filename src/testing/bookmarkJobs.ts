import type { InstanceType, TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from './job.ts'

// The jobs of `e2e/bookmarks.json`. They never change. A bookmark for something new gets a new job at the end, created
// before all others, so that the first rows of other bookmarks stay the same.

/** The time at which the bookmarks are opened. */
export const BOOKMARKS_NOW = Date.parse('2026-03-10T12:00:00Z')

function instance(name: string, type: string | null, count: number): InstanceType {
  return {
    id: name.toLowerCase(),
    name,
    memory_limit_mib: 65_536,
    millicpu_limit: 16_000,
    gpu_count: count,
    gpu_type: type,
    gpu_memory_limit_mib: type === null ? null : 81_920,
  }
}

const H100 = instance('H100:8x208x1872', 'H100', 8)
const SMALL = instance('H100x26x234', 'H100', 1)
const A100 = instance('A100:4x48x580', 'A100', 4)
const L4 = instance('L4x16x64', 'L4', 1)
const CPU = instance('CPU16x64', null, 0)

const ada = { email: 'ada@example.com' }
const grace = { email: 'grace@example.com' }
const odd = { email: 'a,b' }
const none = { email: 'none' }

const project = (id: string, name: string) => ({
  training_project_id: id,
  training_project: { id, name },
})
const llama = project('pllama1', 'llama')
const qwen = project('pqwen22', 'qwen')
const speech = project('pspeech', 'Speech to text')

const OOM = 'CUDA out of memory. Tried to allocate 2.50 GiB.'
const TRACEBACK =
  'Traceback (most recent call last):\n  File "train.py", line 12, in <module>\nValueError: bad shape [4, 16]'

type Times = readonly [created: string, updated: string]

/** Converts `03-10 11:30` to that time in 2026, UTC. */
const time = (text: string) => `2026-${text.replace(' ', 'T')}:00Z`

function job(
  [created, updated]: Times,
  status: string,
  overrides: Partial<TrainingJob>,
): TrainingJob {
  return aTrainingJob({
    created_at: time(created),
    updated_at: time(updated),
    current_status: `TRAINING_JOB_${status}`,
    user: ada,
    ...llama,
    instance_type: H100,
    checkpoint_sync_status: null,
    ...overrides,
  })
}

// Jobs of days that bookmarks name are created at 10:30 UTC, which is the same day nearly everywhere.

/** Oldest first; the API lists the newest first. */
export const BOOKMARK_JOBS: readonly TrainingJob[] = [
  job(['01-15 12:00', '01-15 13:00'], 'COMPLETED', { name: 'first-ever', node_count: 2 }),
  job(['02-08 12:00', '02-11 12:00'], 'COMPLETED', { name: 'long-run', instance_type: A100 }),
  job(['02-20 12:00', '02-20 12:10'], 'FAILED', {
    name: 'sft-1',
    error_message: OOM,
    checkpoint_sync_status: 'COMPLETED',
  }),
  job(['02-28 10:30', '02-28 16:30'], 'STOPPED', { name: 'sft-2', user: grace, ...qwen }),
  job(['03-01 10:30', '03-01 10:35'], 'DEPLOY_FAILED', {
    name: 'sft-10',
    error_message: 'Image registry.example.com/train:1.2 not found',
    ...qwen,
  }),
  job(['03-02 10:30', '03-02 14:30'], 'COMPLETED', {
    name: 'whisper-small',
    instance_type: L4,
    user: grace,
    availability_model: 'spot',
    ...speech,
  }),
  job(['03-03 10:30', '03-03 11:15'], 'FAILED', {
    name: 'whisper-large',
    instance_type: L4,
    user: grace,
    error_message: TRACEBACK,
    availability_model: 'spot',
    ...speech,
  }),
  job(['03-04 10:30', '03-04 10:50'], 'FAILED', {
    name: 'whisper-large',
    instance_type: L4,
    user: grace,
    error_message: TRACEBACK.replace('[4, 16]', '[8, 32]'),
    availability_model: 'SPOT',
    ...speech,
  }),
  job(['03-05 10:30', '03-05 11:00'], 'STOPPED', { name: null, user: null, instance_type: CPU }),
  job(['03-06 10:30', '03-06 11:30'], 'PREEMPTED', {
    name: 'spot-run',
    availability_model: 'spot',
    node_count: 4,
  }),
  job(['03-07 12:00', '03-07 12:30'], 'PAUSED', { name: 'paused-run', ...qwen }),
  job(['03-08 12:00', '03-08 12:30'], 'COMPLETED', {
    name: 'comma, percent %',
    user: odd,
    instance_type: CPU,
    availability_model: null,
  }),
  job(['03-08 13:00', '03-08 13:30'], 'COMPLETED', {
    name: 'none',
    user: none,
    instance_type: SMALL,
    availability_model: 'DEDICATED',
  }),
  job(['03-09 08:00', '03-09 09:15'], 'FAILED', {
    name: 'dpo-lr1e-4',
    instance_type: SMALL,
    error_message: 'CUDA out of memory. Tried to allocate 512.00 MiB.',
    priority: 5,
  }),
  job(['03-09 13:00', '03-09 14:00'], 'FAILED', {
    name: 'dpo-lr5e-5',
    instance_type: SMALL,
    error_message: 'Job job15 was evicted from node 10.0.3.7',
    ...qwen,
  }),
  job(['03-09 16:00', '03-10 11:59'], 'RUNNING', {
    name: 'llama-70b',
    checkpoint_sync_status: 'SYNCING',
    node_count: 4,
    priority: 10,
  }),
  job(['03-09 20:00', '03-10 11:59'], 'RUNNING', {
    name: 'LoRA r64',
    instance_type: SMALL,
    user: grace,
    checkpoint_sync_status: 'SYNCING',
    ...qwen,
  }),
  job(['03-10 05:00', '03-10 11:58'], 'RUNNING', {
    name: 'lora r128',
    instance_type: A100,
    availability_model: 'reserved',
    node_count: null,
  }),
  job(['03-10 06:00', '03-10 06:00'], 'PENDING', {
    name: 'queue-old',
    instance_type: A100,
    priority: 0,
  }),
  job(['03-10 09:00', '03-10 09:00'], 'PENDING', {
    name: 'queue-urgent',
    instance_type: A100,
    priority: 5,
    user: grace,
  }),
  job(['03-10 09:30', '03-10 09:30'], 'QUEUED', { name: 'queue-h100', priority: null }),
  job(['03-10 10:00', '03-10 10:20'], 'DEPLOYING', {
    name: 'deploy-me',
    user: grace,
    checkpoint_sync_status: 'PAUSED',
    ...qwen,
  }),
  job(['03-10 11:00', '03-10 11:30'], 'COMPLETED', {
    name: 'quick-check',
    instance_type: CPU,
    user: { email: null },
    checkpoint_sync_status: 'COMPLETED',
    ...speech,
  }),
  job(['03-10 11:30', '03-10 11:30'], 'CREATED', {
    name: 'just-created',
    instance_type: instance('B200:8x208x1872', 'B200', 8),
    availability_model: 'spot',
    node_count: 2,
    ...speech,
  }),
  job(['03-10 11:50', '03-10 11:55'], 'RUNNING', {
    name: 'smoke-test',
    instance_type: L4,
    user: null,
    availability_model: 'spot',
    ...speech,
  }),
].map((each, index) => ({ ...each, id: `job${String(index + 1).padStart(2, '0')}` }))
