import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { createOrganization } from '#src/demo/organization.ts'
import { FIELD_KEYS, FIELDS, type FieldKey } from '#src/jobs/fields.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { FieldIndex, listJobs } from './jobColumns.ts'

const now = Date.parse('2026-03-02T12:00:00Z')
const jobs = [
  ...createOrganization({ seed: 5, jobs: 120, start: now }).jobsAt(now),
  aTrainingJob({ id: 'bare', name: null, user: null, node_count: null, priority: null }),
  aTrainingJob({ id: 'empty', name: '', error_message: '', current_status: 'NEW' }),
  aTrainingJob({ id: 'ahead', created_at: '2027-01-01T00:00:00Z' }),
]
const anyJobs = fc.array(fc.constantFrom(...jobs), { maxLength: 10 })

/** Returns a field's values by the index, with codes decoded to texts. */
function valuesIn(index: FieldIndex, key: FieldKey, at: number): (string | number | null)[] {
  const { texts } = index.dictionary(key)
  return [...index.numbers(key, at)].map((number) => {
    if (Number.isNaN(number)) return null
    return FIELDS[key].numeric ? number : (texts[number] ?? 'no such text')
  })
}

const valuesOf = (list: readonly TrainingJob[], key: FieldKey, at: number) =>
  list.map((job) => FIELDS[key].read(job, at))

describe.each(FIELD_KEYS)('the column of %s', (key) => {
  it('has the value that the field reads from each job', () => {
    const { index } = listJobs(jobs)
    for (const at of [now, now + 1, now + 1e9, now - 1e9]) {
      expect(valuesIn(index, key, at)).toEqual(valuesOf(jobs, key, at))
    }
  })

  it('has one code per text', () => {
    const { texts } = listJobs(jobs).index.dictionary(key)
    expect(new Set(texts).size).toBe(texts.length)
  })
})

describe('an index with an origin', () => {
  const anyKeys = fc.subarray([...FIELD_KEYS])

  it('accepts jobs of the origin in any order mixed with new ones, whichever columns exist', () => {
    const anyStep = fc.oneof(fc.nat(), fc.constantFrom(...jobs))
    fc.assert(
      fc.property(
        anyJobs,
        fc.array(anyStep, { maxLength: 10 }),
        anyKeys,
        (before, steps, requested) => {
          const origin = new FieldIndex(before)
          for (const key of requested) origin.numbers(key, now)
          const list: TrainingJob[] = []
          const rows: number[] = []
          for (const step of steps) {
            const row = typeof step === 'number' ? step % before.length : -1
            const job = typeof step === 'number' ? before[row] : step
            if (!job) continue
            rows.push(row)
            list.push(job)
          }
          const index = new FieldIndex(list, { index: origin, rows })
          for (const key of FIELD_KEYS) {
            expect(valuesIn(index, key, now)).toEqual(valuesOf(list, key, now))
            expect(index.dictionary(key)).toBe(origin.dictionary(key))
            expect(valuesIn(origin, key, now)).toEqual(valuesOf(before, key, now))
          }
        },
      ),
    )
  })

  it('does not read a job of the origin again', () => {
    let reads = 0
    const job = new Proxy(aTrainingJob({ id: 'counted' }), {
      get(target, name, receiver) {
        reads += 1
        return Reflect.get(target, name, receiver) as unknown
      },
    })
    const origin = new FieldIndex([job])
    origin.numbers('id', now)
    expect(reads).toBe(1)
    new FieldIndex([job], { index: origin, rows: [0] }).numbers('id', now)
    expect(reads, 'read by the origin').toBe(1)
    new FieldIndex([job], { index: origin, rows: [-1] }).numbers('id', now)
    expect(reads, 'new').toBe(2)
  })
})

it('is empty for no jobs', () => {
  for (const key of FIELD_KEYS) expect(new FieldIndex([]).numbers(key, now)).toHaveLength(0)
})
