import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { kindOf, phaseOf, STAGES } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { gpuTotal } from '#src/jobs/job.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { USE_KEYS, type UseKey } from '#src/view/overview.ts'
import { gpusIn, gpuUse, type GpuUse } from './gpuUse.ts'

const instance = aTrainingJob().instance_type

interface Shape {
  readonly status: string
  readonly type?: string | null
  readonly gpus?: number
  readonly nodes?: number | undefined
  readonly user?: string | null
  readonly project?: string
}

function jobOf(shape: Shape): TrainingJob {
  const { status, type = 'H100', gpus = 1, nodes = 1, user = 'ada', project = 'p1' } = shape
  return aTrainingJob({
    current_status: `TRAINING_JOB_${status}`,
    instance_type: { ...instance, gpu_type: type, gpu_count: gpus },
    node_count: nodes,
    user: user === null ? null : { email: user },
    training_project_id: project,
    // Two projects can have the same name.
    training_project: { id: project, name: project === 'p3' ? '' : 'evals' },
  })
}

const anyJob = fc
  .record({
    status: fc.constantFrom(
      'RUNNING',
      'DEPLOYING',
      'CREATED',
      'PENDING',
      'QUEUED',
      'FAILED',
      'NEW',
    ),
    type: fc.constantFrom('H100', 'B200', 'L4', '', null),
    gpus: fc.nat({ max: 8 }),
    nodes: fc.constantFrom(undefined, 1, 4),
    user: fc.constantFrom('ada', 'bo', '', null),
    project: fc.constantFrom('p1', 'p2', 'p3'),
  })
  .map(jobOf)

const valueOf: Readonly<Record<UseKey, (job: TrainingJob) => string>> = {
  gpu: (job) => job.instance_type.gpu_type ?? '',
  user: (job) => job.user?.email ?? '',
  project: (job) => job.training_project.id,
}

function countedOneByOne(active: readonly TrainingJob[], by: UseKey) {
  const values = [...new Set(active.map(valueOf[by]))].sort()
  return values.map((value) => {
    const all = active.filter((job) => valueOf[by](job) === value)
    const stages = STAGES.map((stage) => {
      const own = all.filter((job) => kindOf(job.current_status) === stage)
      const statuses = new Set(own.map(({ current_status: status }) => status))
      return { stage, ...amountOf(own), statuses }
    })
    return { value, ...amountOf(all), stages: stages.filter(({ jobs }) => jobs > 0) }
  })
}

function amountOf(jobs: readonly TrainingJob[]) {
  return { gpus: jobs.reduce((sum, job) => sum + gpuTotal(job), 0), jobs: jobs.length }
}

/** Uses in the same format, without names and parts, ordered by value. */
function inOrderOfValues(uses: readonly GpuUse[]) {
  return uses
    .map(({ value, gpus, jobs, stages }) => ({
      value,
      gpus,
      jobs,
      stages: stages.map((stage) => ({ ...stage, statuses: new Set(stage.statuses) })),
    }))
    .toSorted((a, b) => (a.value < b.value ? -1 : 1))
}

const brief = ({ name, gpus, jobs }: GpuUse) => [name, gpus, jobs]

const anyKey = fc.constantFrom(...USE_KEYS)

it('gives the same result as counting active jobs one by one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyJob, fc.boolean())),
      anyKey,
      fc.option(anyKey, { nil: undefined }),
      (entries, by, split) => {
        const jobs = entries.map(([job]) => job)
        const rows = entries.flatMap(([, isIncluded], row) => (isIncluded ? [row] : []))
        const active = entries.flatMap(([job, isIncluded]) =>
          isIncluded && phaseOf(job.current_status) === 'active' ? [job] : [],
        )
        const uses = gpuUse(listJobs(jobs), rows, by, split)
        expect(inOrderOfValues(uses)).toEqual(countedOneByOne(active, by))
        const running = uses.map((use) => gpusIn(use, 'running'))
        expect(running).toEqual(running.toSorted((a, b) => b - a))
        for (const { value, parts } of uses) {
          const own = active.filter((job) => valueOf[by](job) === value)
          expect(inOrderOfValues(parts)).toEqual(split ? countedOneByOne(own, split) : [])
        }
      },
    ),
  )
})

it('names uses, orders them by running GPUs, and splits them', () => {
  const list = listJobs(
    [
      { status: 'RUNNING', gpus: 8, nodes: 2, user: 'ada' },
      { status: 'PENDING', gpus: 4, user: 'bo' },
      { status: 'RUNNING', gpus: 0, type: null, user: 'bo' },
      { status: 'RUNNING', gpus: 2, type: 'L4', user: null, project: 'p3' },
      { status: 'FAILED', gpus: 8, user: 'cy' },
    ].map(jobOf),
  )
  const of = (by: UseKey) => gpuUse(list, [0, 1, 2, 3, 4], by)
  expect(of('gpu').map(brief)).toEqual([
    ['H100', 20, 2],
    ['L4', 2, 1],
    ['CPU only', 0, 1],
  ])
  expect(of('user').map(brief)).toEqual([
    ['ada', 16, 1],
    // Running GPUs count more than waiting ones.
    ['No user', 2, 1],
    ['bo', 4, 2],
  ])
  // A project without a name is displayed by its ID.
  expect(of('project').map(brief)).toEqual([
    ['evals', 20, 3],
    ['p3', 2, 1],
  ])
  const [h100] = gpuUse(list, [0, 1, 2, 3, 4], 'gpu', 'user')
  expect(h100?.parts.map(brief)).toEqual([
    ['ada', 16, 1],
    ['bo', 4, 1],
  ])
  expect(h100?.stages).toEqual([
    { stage: 'running', gpus: 16, jobs: 1, statuses: ['TRAINING_JOB_RUNNING'] },
    { stage: 'waiting', gpus: 4, jobs: 1, statuses: ['TRAINING_JOB_PENDING'] },
  ])
  expect(h100 && gpusIn(h100, 'deploying')).toBe(0)
})

const sum = (uses: readonly GpuUse[]) => uses.reduce((total, { gpus }) => total + gpus, 0)

it('counts the active jobs among 100,000 with 300 users and 701 projects', () => {
  const jobs = Array.from({ length: 100_000 }, (_, n) =>
    jobOf({
      status: n % 10 === 0 ? 'RUNNING' : 'COMPLETED',
      user: `user${n % 300}`,
      project: `p${n % 701}`,
    }),
  )
  const list = listJobs(jobs)
  const rows = Uint32Array.from(jobs.keys())
  const uses = gpuUse(list, rows, 'user', 'project')
  // Every tenth job is running, so only every tenth user has one.
  expect(uses).toHaveLength(30)
  expect(sum(uses)).toBe(10_000)
  expect(uses.map(({ parts }) => sum(parts))).toEqual(uses.map(({ gpus }) => gpus))
  // 300 and 701 have no common divisor, so each of a user's jobs is in a different project.
  expect(uses.map(({ parts }) => parts.length)).toEqual(uses.map(({ jobs: own }) => own))
})
