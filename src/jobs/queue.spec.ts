import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { listJobs } from './columns/jobColumns.ts'
import { formatPosition, positionOf, queuesOf } from './queue.ts'

const instance = aTrainingJob().instance_type

const anyJob = fc
  .record({
    status: fc.constantFrom('PENDING', 'QUEUED', 'RUNNING', 'FAILED'),
    minute: fc.nat({ max: 5 }),
    priority: fc.constantFrom(-1, 0, 2, null, undefined),
    type: fc.constantFrom('H100', 'A100', '', null),
    nodes: fc.constantFrom(1, 3, null),
  })
  .map(({ status, minute, priority, type, nodes }) =>
    aTrainingJob({
      current_status: `TRAINING_JOB_${status}`,
      created_at: `2026-03-02T09:0${minute}:00.000Z`,
      priority,
      instance_type: { ...instance, gpu_type: type, gpu_count: type ? 8 : 0 },
      node_count: nodes,
    }),
  )

/** Jobs, some of which a view displays. */
const anyRows = fc.array(fc.tuple(anyJob, fc.boolean())).map((entries) => ({
  jobs: entries.map(([job], row) => ({ ...job, id: `job${row}` })),
  rows: entries.flatMap(([, displayed], row) => (displayed ? [row] : [])),
}))

/** Returns the waiting jobs of one GPU type in dequeue order, by a simple implementation. */
function plainQueue(jobs: readonly TrainingJob[], type: string): TrainingJob[] {
  return jobs
    .filter(
      (job) =>
        /PENDING|QUEUED/.test(job.current_status) && (job.instance_type.gpu_type ?? '') === type,
    )
    .sort(
      (a, b) =>
        (b.priority ?? 0) - (a.priority ?? 0) ||
        Date.parse(a.created_at) - Date.parse(b.created_at),
    )
}

const idsOf = (jobs: readonly (TrainingJob | undefined)[]) => jobs.map((job) => job?.id)

it('returns a queue for each GPU type: the highest priority first, then the oldest', () => {
  fc.assert(
    fc.property(anyRows, ({ jobs, rows }) => {
      const displayed = rows.flatMap((row) => jobs[row] ?? [])
      const queues = queuesOf(listJobs(jobs), rows)
      const types = ['H100', 'A100', ''].filter((type) => plainQueue(displayed, type).length > 0)
      expect(queues.map(({ type }) => type).sort()).toEqual(types.sort())
      for (const { type, gpus, rows: own } of queues) {
        const plain = plainQueue(displayed, type)
        expect(idsOf([...own].map((row) => jobs[row]))).toEqual(idsOf(plain))
        const nodes = plain.reduce((sum, job) => sum + (job.node_count ?? 1), 0)
        expect(gpus).toBe(type ? 8 * nodes : 0)
      }
      // The queue with the most GPUs comes first.
      expect(queues.map(({ gpus }) => gpus)).toEqual(
        queues.map(({ gpus }) => gpus).sort((a, b) => b - a),
      )
    }),
  )
})

it('returns a job’s position in the queue of its GPU type', () => {
  fc.assert(
    fc.property(anyRows, ({ jobs, rows }) => {
      const list = listJobs(jobs)
      const displayed = rows.flatMap((row) => jobs[row] ?? [])
      for (const job of jobs) {
        const queue = plainQueue(displayed, job.instance_type.gpu_type ?? '')
        const index = queue.findIndex(({ id }) => id === job.id)
        expect(positionOf(list, rows, job)).toEqual(
          index === -1 ? null : { position: index + 1, count: queue.length },
        )
      }
    }),
  )
})

const waiting = (id: string, type: string, priority: number, created_at: string) =>
  aTrainingJob({
    id,
    priority,
    created_at,
    current_status: 'TRAINING_JOB_PENDING',
    instance_type: { ...instance, gpu_type: type },
  })

describe('four recent A100 jobs of priority 5 and an old H100 job of priority 0', () => {
  const jobs = [
    ...[4, 3, 2, 1].map((n) => waiting(`a${n}`, 'A100', 5, `2026-03-02T09:0${n}:00Z`)),
    waiting('h1', 'H100', 0, '2026-03-01T00:00:00Z'),
  ]
  const list = listJobs(jobs)
  const rows = [...jobs.keys()]

  it('are two queues', () => {
    expect(
      queuesOf(list, rows).map((queue) => [
        queue.type,
        queue.gpus,
        ...[...queue.rows].map((row) => jobs[row]?.id),
      ]),
    ).toEqual([
      ['A100', 4, 'a1', 'a2', 'a3', 'a4'],
      ['H100', 1, 'h1'],
    ])
  })

  it('have the H100 job first in its own queue', () => {
    expect(positionOf(list, rows, waiting('h1', 'H100', 0, ''))).toEqual({ position: 1, count: 1 })
  })
})

it.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [11, '11th'],
  [12, '12th'],
  [13, '13th'],
  [21, '21st'],
  [1002, '1,002nd'],
  [1111, '1,111th'],
])('formats position %i as %s', (position, ordinal) => {
  expect(formatPosition({ position, count: 1200 })).toBe(
    `${ordinal} of 1,200 visible to this API key`,
  )
})
