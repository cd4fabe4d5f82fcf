import { isValidElement } from 'react'
import { expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { elapsedCell } from './cells.tsx'

const times = { created_at: '2026-03-02T09:00:00Z', updated_at: '2026-03-02T10:20:00Z' }

const cell = (status: string) =>
  elapsedCell(aTrainingJob({ current_status: `TRAINING_JOB_${status}`, ...times }))

it('renders the elapsed time as plain text unless the job is active', () => {
  expect(cell('COMPLETED')).toBe('1h 20m')
  expect(cell('PAUSED')).toBe('≥ 1h 20m')
  expect(isValidElement(cell('RUNNING'))).toBe(true)
})
