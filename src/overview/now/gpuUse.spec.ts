import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { kindOf, phaseOf, STAGES } from '#src/contract/statuses.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { gpuUse } from './gpuUse.ts'
import { gpuTotal } from '#src/jobs/job.ts'

const instance = aTrainingJob().instance_type
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
    type: fc.constantFrom('H100', 'B200', 'L4', null),
    gpus: fc.nat({ max: 8 }),
    nodes: fc.constantFrom(undefined, 1, 4),
  })
  .map(({ status, type, gpus, nodes }) =>
    aTrainingJob({
      current_status: `TRAINING_JOB_${status}`,
      instance_type: { ...instance, gpu_type: type, gpu_count: gpus },
      node_count: nodes,
    }),
  )

it('is what counting them one by one gives, for each type and stage', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyJob, fc.boolean())), (entries) => {
      const jobs = entries.map(([job]) => job)
      const rows = entries.flatMap(([, shown], row) => (shown ? [row] : []))
      const active = entries.flatMap(([job, shown]) =>
        shown && phaseOf(job.current_status) === 'active' ? [job] : [],
      )
      const uses = gpuUse(listJobs(jobs), rows)
      expect(uses.map(({ type }) => type).sort()).toEqual(
        [...new Set(active.map((job) => job.instance_type.gpu_type ?? ''))].sort(),
      )
      expect(uses.map(({ gpus }) => gpus)).toEqual(
        uses.map(({ gpus }) => gpus).sort((a, b) => b - a),
      )
      for (const use of uses) {
        const ofType = active.filter((job) => (job.instance_type.gpu_type ?? '') === use.type)
        expect(use.jobs).toBe(ofType.length)
        expect(use.gpus).toBe(ofType.reduce((sum, job) => sum + gpuTotal(job), 0))
        for (const stage of STAGES) {
          const own = ofType.filter((job) => kindOf(job.current_status) === stage)
          const found = use.stages.find((other) => other.stage === stage)
          expect(found?.jobs ?? 0).toBe(own.length)
          expect(found?.gpus ?? 0).toBe(own.reduce((sum, job) => sum + gpuTotal(job), 0))
          expect(new Set(found?.statuses)).toEqual(
            new Set(own.map(({ current_status: status }) => status)),
          )
        }
      }
    }),
  )
})
