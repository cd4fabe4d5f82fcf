import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logsResponseSchema } from '#src/contract/logs.ts'
import { metricsResponseSchema } from '#src/contract/metrics.ts'
import { searchResponseSchema } from '#src/contract/trainingJob.ts'
import { metricsOf } from '#src/demo/metrics.ts'
import { runOf } from '#src/demo/run.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { driftOf } from './drift.ts'

const driftsOfJob = (overrides: object) =>
  driftOf(searchResponseSchema, { training_jobs: [{ ...aTrainingJob(), ...overrides }] })

const driftOfJob = (path: string, kind: string, detail: string | null = null) => [
  { path: `training_jobs[].${path}`, kind, detail },
]

describe('a valid job', () => {
  it.each([
    {},
    { current_status: 'TRAINING_JOB_EXPIRED' },
    { availability_model: 'DEDICATED', checkpoint_sync_status: 'COMPLETED' },
    { name: null, user: null, node_count: null, priority: null, error_message: undefined },
    { user: {} },
  ])('has no drift with %j', (overrides) => {
    expect(driftsOfJob(overrides)).toEqual([])
  })
})

describe('drift', () => {
  it.each([
    [{ queue_position: 3 }, driftOfJob('queue_position', 'unknown field')],
    [{ user: { email: null, team: {} } }, driftOfJob('user.team', 'unknown field')],
    [{ priority: 'high' }, driftOfJob('priority', 'type', 'expected number, received string')],
    [{ user: [] }, driftOfJob('user', 'type', 'expected object, received array')],
    [{ updated_at: undefined }, driftOfJob('updated_at', 'missing field')],
    [
      { updated_at: 'yesterday' },
      driftOfJob('updated_at', 'type', 'expected ISO 8601 date and time'),
    ],
    [
      { current_status: 'TRAINING_JOB_PAUSED' },
      driftOfJob('current_status', 'unknown status', 'TRAINING_JOB_PAUSED'),
    ],
    [{ current_status: 'paused by ada' }, driftOfJob('current_status', 'unknown status')],
    [
      { checkpoint_sync_status: 'COMPLETE' },
      driftOfJob('checkpoint_sync_status', 'unknown value', 'COMPLETE'),
    ],
    [{ availability_model: 'reserved' }, driftOfJob('availability_model', 'unknown value')],
  ])('of %j', (overrides, drifts) => {
    expect(driftsOfJob(overrides)).toEqual(drifts)
  })

  it('of the body', () => {
    expect(driftOf(logsResponseSchema, [])).toEqual([
      { path: '', kind: 'type', detail: 'expected object, received array' },
    ])
    expect(driftOf(logsResponseSchema, {})).toEqual([
      { path: 'logs', kind: 'missing field', detail: null },
    ])
  })

  it('of a map names none of its keys', () => {
    const run = runOf(aTrainingJob(), undefined)
    const { metrics } = metricsOf(run, {}, Date.parse(run.job.updated_at) + 60_000)
    const gpu_utilization = {
      'GPU-ada': [],
      '0': [{ value: '1', timestamp: '2026-03-02T09:00:00Z' }],
    }
    expect(driftOf(metricsResponseSchema, metrics)).toEqual([])
    expect(driftOf(metricsResponseSchema, { ...metrics, gpu_utilization })).toEqual([
      {
        path: 'gpu_utilization.*[].value',
        kind: 'type',
        detail: 'expected number, received string',
      },
      { path: 'gpu_utilization.*', kind: 'type', detail: 'unexpected key' },
    ])
  })

  it('is listed once, and no more than 100 of it', () => {
    const rows = Array.from({ length: 500 }, () => ({ ...aTrainingJob(), queue_position: 3 }))
    expect(driftOf(searchResponseSchema, { training_jobs: rows })).toHaveLength(1)
    const many: Record<string, number> = {}
    for (let index = 0; index < 500; index++) many[`field_${index}`] = 1
    expect(driftsOfJob(many)).toHaveLength(100)
  })

  it.each([
    '__proto__',
    'p7qr9qv',
    'ada.mwangi@example.com',
    'a\u001B[31mb',
    'two words',
    'x'.repeat(41),
    '',
  ])('of an unknown field with the name %j does not contain the name', (name) => {
    // A literal or an assignment would set the prototype.
    const job: unknown = JSON.parse(`{${JSON.stringify(name)}: {"secret": 1}}`)
    const drifts = driftOf(searchResponseSchema, {
      training_jobs: [Object.assign(Object(job), aTrainingJob())],
    })
    expect(drifts).toEqual(driftOfJob('?', 'unknown field'))
  })
})

it('finds what is invalid if and only if the schema does', () => {
  const keys = Object.keys(aTrainingJob())
  const arbitrary = fc.tuple(fc.constantFrom(...keys, 'added_later'), fc.jsonValue({ maxDepth: 2 }))
  let invalid = 0
  fc.assert(
    fc.property(fc.array(arbitrary, { maxLength: 2 }), (edits) => {
      const job = { ...aTrainingJob(), ...Object.fromEntries(edits) }
      const drifts = driftsOfJob(job).filter(
        ({ kind }) => kind === 'type' || kind === 'missing field',
      )
      const { success } = searchResponseSchema.safeParse({ training_jobs: [job] })
      expect(drifts.length === 0).toBe(success)
      if (!success) invalid += 1
    }),
    { numRuns: 1000 },
  )
  expect(invalid).toBeGreaterThan(100)
})
