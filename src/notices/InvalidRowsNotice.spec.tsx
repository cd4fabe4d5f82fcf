// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'

afterEach(() => {
  cleanup()
  vi.doUnmock('./invalidField.ts')
  vi.resetModules()
})

const invalidJob = { ...aTrainingJob({ id: 'a' }), node_count: 0 }

async function textOfNotice(row: unknown = invalidJob): Promise<string | null> {
  const { InvalidRowsNotice } = await import('./InvalidRowsNotice.tsx')
  const invalidRows = { count: 2, first: { job: 'a', row, length: 1, fingerprint: 1 } }
  render(<InvalidRowsNotice invalidRows={invalidRows} />)
  return screen.getByRole('status').textContent
}

it('counts the invalid rows, and describes the first one', async () => {
  expect(await textOfNotice()).toBe(
    '2 jobs are hidden because Baseten returned them in an unexpected format. First: job a, field node_count: expected at least 1.',
  )
})

it('names no field of a row that is not an object', async () => {
  expect(await textOfNotice(null)).toMatch(/First: job a \(expected object, received null\)\.$/)
})

it('counts the invalid rows if the schema can’t be loaded', async () => {
  vi.doMock('./invalidField.ts', () => {
    throw new Error('Failed to fetch')
  })
  expect(await textOfNotice()).toBe(
    '2 jobs are hidden because Baseten returned them in an unexpected format. First: job a.',
  )
})
