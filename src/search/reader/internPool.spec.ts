import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { InternPool } from './internPool.ts'

const few = fc.constantFrom('a', 'b')
const { instance_type: h100 } = aTrainingJob()

const anyJob = fc
  .record({
    name: fc.option(fc.constantFrom('', 'x', 'y')),
    error_message: fc.option(few),
    current_status: few,
    availability_model: fc.option(few),
    user: fc.option(fc.record({ email: fc.option(few), team: fc.option(few) })),
    instance_type: fc.constantFrom(
      h100,
      { ...h100, gpu_count: 2 },
      { ...h100, id: 'other' },
      { ...h100, region: 'eu' },
      { ...h100, zone: 'eu' },
      { ...h100, zones: ['eu'] },
    ),
    training_project: fc.record({ id: few, name: few }),
  })
  .map(aTrainingJob)

it('keeps every job equal to the original', () => {
  fc.assert(
    fc.property(fc.array(anyJob), (jobs) => {
      const pool = new InternPool()
      for (const job of jobs) {
        const own = structuredClone(job)
        pool.intern(own)
        expect(own).toEqual(job)
      }
    }),
  )
})

it('shares one object between jobs with equal values', () => {
  const pool = new InternPool()
  const jobs = Array.from({ length: 3 }, (_, n) => structuredClone(aTrainingJob({ id: `j${n}` })))
  for (const job of jobs) pool.intern(job)
  expect(new Set(jobs.map((job) => job.instance_type)).size).toBe(1)
  expect(new Set(jobs.map((job) => job.training_project)).size).toBe(1)
  expect(new Set(jobs.map((job) => job.user)).size).toBe(1)
})

it('keeps values with the same ID but different fields apart', () => {
  const pool = new InternPool()
  const names = ['old', 'new', 'old'].map((name) => {
    const job = aTrainingJob({ training_project: { id: 'p', name } })
    pool.intern(job)
    return job.training_project.name
  })
  expect(names).toEqual(['old', 'new', 'old'])
})
