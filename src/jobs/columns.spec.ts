import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { aTrainingJob } from '../demo/job.ts'
import { createOrganisation } from '../demo/organisation.ts'
import { ColumnsBuilder, listJobs, type Columns } from './columns.ts'
import { FIELD_KEYS, FIELDS, type FieldKey } from './fields.ts'

const now = Date.parse('2026-03-02T12:00:00Z')
const jobs = [
  ...createOrganisation({ seed: 5, jobs: 120, start: now }).jobsAt(now),
  aTrainingJob({ id: 'bare', name: null, user: null, node_count: null, priority: null }),
  aTrainingJob({ id: 'empty', name: '', error_message: '', current_status: 'NEW' }),
  aTrainingJob({ id: 'ahead', created_at: '2027-01-01T00:00:00Z' }),
]
const anyJobs = fc.array(fc.constantFrom(...jobs), { maxLength: 10 })

/** What the columns say of a field, codes turned back into texts. */
function valuesIn(columns: Columns, key: FieldKey, at: number): (string | number | null)[] {
  const { texts } = columns.dictionary(key)
  return [...columns.numbers(key, at)].map((number) => {
    if (Number.isNaN(number)) return null
    return FIELDS[key].numeric ? number : (texts[number] ?? 'no such text')
  })
}

const valuesOf = (list: readonly TrainingJob[], key: FieldKey, at: number) =>
  list.map((job) => FIELDS[key].read(job, at))

describe.each(FIELD_KEYS)('the column of %s', (key) => {
  it('holds what the field reads of each job', () => {
    const { columns } = listJobs(jobs)
    for (const at of [now, now + 1, now + 1e9, now - 1e9]) {
      expect(valuesIn(columns, key, at)).toEqual(valuesOf(jobs, key, at))
    }
  })

  it('has one code for one text', () => {
    const { texts } = listJobs(jobs).columns.dictionary(key)
    expect(new Set(texts).size).toBe(texts.length)
  })
})

describe('a builder', () => {
  it('takes jobs of the columns before, in any order, and new ones among them', () => {
    const anyStep = fc.oneof(fc.nat(), fc.constantFrom(...jobs))
    fc.assert(
      fc.property(anyJobs, fc.array(anyStep, { maxLength: 10 }), (before, steps) => {
        const { columns } = listJobs(before)
        const builder = columns.builder()
        const list: TrainingJob[] = []
        for (const step of steps) {
          const row = typeof step === 'number' ? step % before.length : -1
          const job = typeof step === 'number' ? before[row] : step
          if (!job) continue
          if (row >= 0) builder.addAgain(row)
          else builder.add(job)
          list.push(job)
        }
        const built = builder.build()
        for (const key of FIELD_KEYS) {
          expect(valuesIn(built, key, now)).toEqual(valuesOf(list, key, now))
          expect(built.dictionary(key)).toBe(columns.dictionary(key))
          expect(valuesIn(columns, key, now)).toEqual(valuesOf(before, key, now))
        }
      }),
    )
  })

  it('begins with no jobs', () => {
    const columns = new ColumnsBuilder().build()
    for (const key of FIELD_KEYS) expect(columns.numbers(key, now)).toHaveLength(0)
  })
})
