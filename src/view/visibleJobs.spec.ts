import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aTrainingJob } from '../demo/job.ts'
import { FIELD_KEYS, FIELDS } from '../jobs/fields.ts'
import { sortJobs } from './visibleJobs.ts'

const now = Date.parse('2026-03-02T12:00:00Z')

const anyJobs = fc
  .array(
    fc.record({
      name: fc.option(fc.constantFrom('a', 'b', 'B', '')),
      error_message: fc.option(fc.constantFrom('x', 'y')),
      priority: fc.option(fc.integer({ min: -1, max: 2 })),
      node_count: fc.option(fc.integer({ min: 1, max: 3 })),
      current_status: fc.constantFrom('TRAINING_JOB_RUNNING', 'TRAINING_JOB_FAILED', 'NEW'),
    }),
  )
  .map((parts) => parts.map((part, n) => aTrainingJob({ ...part, id: `j${n}` })))

const anySort = fc.record({ field: fc.constantFrom(...FIELD_KEYS), descending: fc.boolean() })

describe('sortJobs', () => {
  it('keeps every job once', () => {
    fc.assert(
      fc.property(anyJobs, anySort, (jobs, sort) => {
        expect(new Set(sortJobs(jobs, sort, now))).toEqual(new Set(jobs))
      }),
    )
  })

  it('orders neighbours, leaves equal ones as they were, puts empty ones last', () => {
    fc.assert(
      fc.property(anyJobs, anySort, (jobs, sort) => {
        if (sort.field === 'created') return
        const field = FIELDS[sort.field]
        const sorted = sortJobs(jobs, sort, now)
        for (const [place, job] of sorted.entries()) {
          const next = sorted[place + 1]
          if (!next) continue
          const [a, b] = [field.read(job, now), field.read(next, now)]
          const inOrder = jobs.indexOf(job) < jobs.indexOf(next)
          if (a === null) expect(b === null && inOrder).toBe(true)
          else if (b !== null) {
            const step = field.compare(a, b) * (sort.descending ? -1 : 1)
            expect(step < 0 || (step === 0 && inOrder)).toBe(true)
          }
        }
      }),
    )
  })

  it('leaves order of creation to the answer', () => {
    const jobs = [
      aTrainingJob({ id: 'b' }),
      aTrainingJob({ id: 'a', created_at: '2020-01-01T00:00:00Z' }),
    ]
    expect(sortJobs(jobs, { field: 'created', descending: false }, now)).toBe(jobs)
  })
})
