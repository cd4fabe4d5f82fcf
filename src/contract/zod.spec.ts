import { expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { searchRequestSchema } from './searchRequest.ts'
import { trainingJobSchema } from './trainingJob.ts'
import type { z } from './zod.ts'

const reasons = (schema: z.ZodMiniType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)

const job = aTrainingJob()

it.each([
  [{ ...job, name: 7 }, 'name: expected string, received number'],
  [{ ...job, id: '' }, 'id: expected nonempty string'],
  [{ ...job, priority: 1.5 }, 'priority: expected int, received number'],
  [{ ...job, node_count: 0 }, 'node_count: expected at least 1'],
  [{ ...job, created_at: null }, 'created_at: expected string, received null'],
  [{ ...job, updated_at: 'yesterday' }, 'updated_at: expected ISO 8601 date and time'],
  [
    { ...job, instance_type: { ...job.instance_type, gpu_type: ['H100'] } },
    'instance_type.gpu_type: expected string, received array',
  ],
  [
    { ...job, training_project: undefined },
    'training_project: expected object, received undefined',
  ],
])('describes what is wrong with an invalid job', (row, reason) => {
  expect(reasons(trainingJobSchema, row)).toEqual([reason])
})

it.each([
  [{ order_by: [{ field: 'name', order: 'asc' }] }, 'order_by.0.field: expected "created_at"'],
  [
    { order_by: [{ field: 'created_at', order: 'up' }] },
    'order_by.0.order: expected "asc" or "desc"',
  ],
  [{ statuses: [], limit: 3 }, ': unknown field "limit"'],
  [{ statuses: 'FAILED' }, 'statuses: expected array, received string'],
])('describes what is wrong with an invalid search', (search, reason) => {
  expect(reasons(searchRequestSchema, search)).toEqual([reason])
})
