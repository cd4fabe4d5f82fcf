import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aTrainingJob } from '../demo/job.ts'
import { checkAnswer } from './answer.ts'
import { SearchError } from './searchError.ts'

const good = aTrainingJob({ id: 'good' })

describe('checkAnswer', () => {
  it('takes every job that keeps the contract, and fields it does not know', () => {
    const job = { ...good, gpu_hours: 3.5, instance_type: { ...good.instance_type, region: 'eu' } }
    expect(checkAnswer({ training_jobs: [job], next: 'x' })).toEqual({ jobs: [job], leftOut: null })
  })

  it('takes jobs of an older answer, which lacks the newer fields', () => {
    const { node_count: _, availability_model: __, name: ___, priority: ____, ...older } = good
    expect(checkAnswer({ training_jobs: [older] }).jobs).toEqual([older])
  })

  it.each([
    ['training_project.name', { ...good, training_project: { id: 'p' } }],
    ['created_at', { ...good, created_at: 'yesterday' }],
    [
      'instance_type.gpu_count',
      { ...good, instance_type: { ...good.instance_type, gpu_count: -1 } },
    ],
    ['current_status', { ...good, current_status: null }],
    ['node_count', { ...good, node_count: 0 }],
    ['id', { ...good, id: '' }],
    ['the job itself', 'no job'],
  ])('leaves out the one job with a bad %s, and says why', (field, bad) => {
    const { jobs, leftOut } = checkAnswer({ training_jobs: [bad, good] })
    expect(jobs).toEqual([good])
    expect(leftOut).toMatchObject({ count: 1, first: { field } })
    expect(leftOut?.first.reason).not.toBe('')
    expect(leftOut?.first.reason).not.toBe('Invalid input')
  })

  it('names the first broken job by its ID, or by its place', () => {
    const second = checkAnswer({ training_jobs: [good, { id: 'bad' }, 7] }).leftOut
    expect(second).toMatchObject({ count: 2, first: { job: 'bad' } })
    expect(checkAnswer({ training_jobs: [good, 7] }).leftOut?.first.job).toBe('number 2')
  })

  it('leaves out a second job of the same ID', () => {
    const { jobs, leftOut } = checkAnswer({ training_jobs: [good, { ...good, name: 'again' }] })
    expect(jobs).toEqual([good])
    expect(leftOut).toMatchObject({ count: 1, first: { job: 'good', field: 'id' } })
  })

  it('loses no job: shown and left out are all of them', () => {
    const row = fc.oneof(
      fc.anything(),
      fc.constantFrom('a', 'b', 'c').map((id) => aTrainingJob({ id })),
    )
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const { jobs, leftOut } = checkAnswer({ training_jobs: rows })
        expect(jobs.length + (leftOut?.count ?? 0)).toBe(rows.length)
      }),
    )
  })

  it.each([[null], [[]], [{ training_jobs: null }], [{ jobs: [] }], ['text']])(
    'is an error for %j',
    (body) => {
      expect(() => checkAnswer(body)).toThrow(SearchError)
      expect(() => checkAnswer(body)).toThrow('no list of training jobs')
    },
  )
})
