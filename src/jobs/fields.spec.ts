import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES } from '#src/contract/statuses.ts'
import { createOrganization } from '#src/demo/organization.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { FIELD_KEYS, FIELDS } from './fields.ts'

// `src/testing/newField.spec.ts` lists what else a new field needs.

const now = Date.parse('2026-03-02T12:00:00Z')
const jobs = createOrganization({ seed: 3, jobs: 120, start: now }).jobsAt(now)

describe.each(FIELD_KEYS)('%s', (key) => {
  const field = FIELDS[key]
  const values = jobs.map((job) => field.read(job, now)).filter((value) => value !== null)

  it('reads the same value from the same job, and prints it', () => {
    for (const job of jobs) {
      const value = field.read(job, now)
      expect(field.read(job, now)).toBe(value)
      if (value !== null) expect(field.print(value, null)).not.toBe('')
    }
  })

  it('has a value in the demo', () => {
    expect(values, 'see momentOf in src/demo/trainingJobs.ts').not.toEqual([])
  })

  it.runIf(values.length > 0)('compares in a consistent order', () => {
    const value = fc.constantFrom(...values)
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(Math.sign(field.compare(a, b)) + Math.sign(field.compare(b, a))).toBe(0)
        if (field.compare(a, b) <= 0 && field.compare(b, c) <= 0) {
          expect(field.compare(a, c)).toBeLessThanOrEqual(0)
        }
      }),
    )
  })
})

it('orders statuses by a job’s life, unknown ones last', () => {
  const shuffled = ['NEW', ...STATUSES.map(({ status }) => status).reverse()]
  expect(shuffled.sort((a, b) => FIELDS.status.compare(a, b))).toEqual([
    ...STATUSES.map(({ status }) => status),
    'NEW',
  ])
})

it('orders numbers in texts as numbers', () => {
  expect(['run-10', 'run-9', 'Run-1'].sort((a, b) => FIELDS.name.compare(a, b))).toEqual([
    'Run-1',
    'run-9',
    'run-10',
  ])
})

it('orders IDs by their characters, not as numbers', () => {
  expect(['b10', 'b9', 'B1', 'a'].sort((a, b) => FIELDS.id.compare(a, b))).toEqual([
    'B1',
    'a',
    'b10',
    'b9',
  ])
})

it('reads a missing priority as 0, and missing nodes as no value', () => {
  const job = aTrainingJob({ priority: null, node_count: null })
  expect(FIELDS.priority.read(job, now)).toBe(0)
  expect(FIELDS.nodes.read(job, now)).toBeNull()
})
