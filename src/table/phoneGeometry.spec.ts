import { array, assert, constantFrom, nat, property } from 'fast-check'
import { expect, it } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { phoneGeometry } from './phoneGeometry.ts'
import { heightOf } from './rowsGeometry.ts'

const running = aTrainingJob({ error_message: null })
const failed = aTrainingJob({ error_message: 'Killed' })
const jobs = [running, failed, failed, aTrainingJob({ error_message: '' })]

it.each([
  { density: 'comfortable', heights: [68, 90, 90, 68], end: 316 },
  { density: 'compact', heights: [52, 72, 72, 52], end: 248 },
] as const)('adds a third line for an error: $density', ({ density, heights, end }) => {
  const rows = phoneGeometry(jobs, density)
  expect(jobs.map((_, row) => heightOf(rows, row))).toEqual(heights)
  expect(rows.offsetOf(4)).toBe(end)
})

it('finds the row at an offset', () => {
  const { rowAt } = phoneGeometry(jobs, 'comfortable')
  expect([0, 67, 68, 157, 158, 248, 315].map(rowAt)).toEqual([0, 0, 1, 1, 2, 3, 3])
})

it('assumes rows of two lines below the last row', () => {
  const rows = phoneGeometry(jobs, 'comfortable')
  expect([316, 384].map(rows.rowAt)).toEqual([4, 5])
  expect(phoneGeometry([], 'compact').rowAt(100)).toBe(1)
})

it('returns the sum of the heights above a row as its offset', () => {
  const anyJobs = array(constantFrom<TrainingJob>(running, failed), { maxLength: 200 })
  assert(
    property(anyJobs, nat(20_000), (some, offset) => {
      const rows = phoneGeometry(some, 'comfortable')
      let [row, top] = [0, 0]
      const height = () => (some[row]?.error_message ? 90 : 68)
      while (top + height() <= offset) {
        top += height()
        row += 1
      }
      expect([rows.rowAt(offset), rows.offsetOf(row)]).toEqual([row, top])
    }),
  )
})
