import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aTrainingJob } from '../demo/job.ts'
import { comingsAndGoings, countByStatus, countIn, projectsOf, statusChanges } from './lists.ts'

const statuses = fc.array(fc.constantFrom('TRAINING_JOB_RUNNING', 'TRAINING_JOB_FAILED', 'NEW'))

it('counts each job once', () => {
  fc.assert(
    fc.property(statuses, (list) => {
      const counts = countByStatus(
        list.map((current_status, n) => aTrainingJob({ id: `j${n}`, current_status })),
      )
      expect(countIn(counts, [...counts.keys()])).toBe(list.length)
      expect(countIn(counts, ['NEW'])).toBe(list.filter((status) => status === 'NEW').length)
    }),
  )
})

it('lists each project once', () => {
  const projects = projectsOf([
    aTrainingJob({ training_project: { id: 'a', name: 'A' } }),
    aTrainingJob({ training_project: { id: 'b', name: 'B' } }),
    aTrainingJob({ training_project: { id: 'a', name: 'A' } }),
  ])
  expect([...projects.keys()]).toEqual(['a', 'b'])
})

describe('statusChanges', () => {
  const running = aTrainingJob({ id: 'a' })
  const failed = aTrainingJob({ id: 'a', current_status: 'TRAINING_JOB_FAILED' })

  it('finds the jobs whose status differs', () => {
    expect(
      statusChanges([running, aTrainingJob({ id: 'b' })], [aTrainingJob({ id: 'b' }), failed]),
    ).toEqual([{ job: failed, from: 'TRAINING_JOB_RUNNING' }])
  })

  it('takes no new job and no other change for one', () => {
    expect(
      statusChanges([running], [{ ...running, priority: 7 }, aTrainingJob({ id: 'c' })]),
    ).toEqual([])
  })
})

it('tells which jobs came and which left', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => aTrainingJob({ id }))
  if (!a || !b || !c) throw new Error('three jobs')
  expect(comingsAndGoings([a, b], [b, c])).toEqual({ came: [c], left: [a] })
})
