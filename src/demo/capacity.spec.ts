import { expect, it } from 'vitest'
import { capacityResponseSchema } from '#src/contract/capacity.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { capacityOf } from './capacity.ts'

const h100 = { ...aTrainingJob().instance_type, gpu_count: 8 }
const RESEARCH = { training_project: { id: '3xk9dmw', name: 'qwen3-coder-rl' } }

const jobs = [
  aTrainingJob({ instance_type: h100, node_count: 2 }),
  aTrainingJob({ instance_type: h100, node_count: null, ...RESEARCH }),
  aTrainingJob({ instance_type: h100, availability_model: 'SPOT', ...RESEARCH }),
  aTrainingJob({ current_status: 'TRAINING_JOB_DEPLOYING' }),
  aTrainingJob({ current_status: 'TRAINING_JOB_PENDING', instance_type: h100 }),
  aTrainingJob({ current_status: 'TRAINING_JOB_FAILED', instance_type: h100 }),
]

it('counts the GPUs of deploying and running jobs, spot apart', () => {
  const capacity = capacityOf(jobs)
  expect(capacityResponseSchema.safeParse(capacity).success).toBe(true)
  expect(capacity.gpu_capacities[0]).toEqual({
    gpu_type: 'H100',
    baseline: 256,
    limit: 512,
    usage_count: 33,
    dedicated_usage_count: 25,
    spot_usage_count: 8,
  })
  expect(capacity.gpu_capacities[1]).toMatchObject({ gpu_type: 'H200', usage_count: 0 })
})

it('counts the GPUs of a team', () => {
  const [first] = capacityOf(jobs).team_gpu_capacities ?? []
  expect(first).toMatchObject({
    team_name: 'Research',
    gpu_type: 'H100',
    limit: 256,
    usage_count: 16,
    dedicated_usage_count: 8,
    spot_usage_count: 8,
  })
})
