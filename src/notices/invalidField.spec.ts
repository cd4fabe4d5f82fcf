import { expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { invalidField } from './invalidField.ts'

const job = aTrainingJob({ id: 'a' })
const { instance_type: type } = job

it.each([
  [
    { ...job, training_project: { id: 'p' } },
    'training_project.name',
    'expected string, received undefined',
  ],
  [{ ...job, created_at: 'yesterday' }, 'created_at', 'expected ISO 8601 date and time'],
  [
    { ...job, instance_type: { ...type, gpu_count: -1 } },
    'instance_type.gpu_count',
    'expected at least 0',
  ],
  [{ ...job, current_status: null }, 'current_status', 'expected string, received null'],
  [{ ...job, id: '', node_count: 0 }, 'id', 'expected nonempty string'],
  ['no job', null, 'expected object, received string'],
  [job, 'id', 'another job in the response has the same ID'],
])('returns the first invalid field of a row, and the reason', (row, name, reason) => {
  expect(invalidField(row)).toEqual({ name, reason })
})
