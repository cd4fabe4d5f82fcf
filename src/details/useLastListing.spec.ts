// @vitest-environment jsdom
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { useLastListing } from './useLastListing.ts'

const [a, b] = [aTrainingJob({ id: 'a' }), aTrainingJob({ id: 'b' })]
const running = { list: 'running', rows: [a, b], row: 1, result: { jobs: [a, b] } }

type Listed = Parameters<typeof useLastListing>[1]

interface Props extends Partial<Listed> {
  readonly opened: string | null
}

/** Renders the list with job b open. Returns a function that renders other props and returns the last listing. */
function openB() {
  const initialProps: Props = { opened: 'b' }
  const hook = renderHook(
    ({ opened, ...change }: Props) => useLastListing(opened, { ...running, ...change }),
    { initialProps },
  )
  return (next: Partial<Props>) => {
    hook.rerender({ ...initialProps, ...next })
    return hook.result.current
  }
}

afterEach(cleanup)

it('returns the last row and status of a job that was removed from the list', () => {
  const after = openB()
  expect(after({})).toBeNull()
  const stopped = { ...b, current_status: 'TRAINING_JOB_STOPPED' }
  const later = [stopped, a]
  expect(after({ rows: later, row: 0, result: { jobs: later } })).toBeNull()
  expect(after({ rows: [a], row: -1, result: { jobs: [a] } })).toMatchObject({
    id: 'b',
    list: 'running',
    rows: later,
    row: 0,
    status: 'TRAINING_JOB_STOPPED',
  })
  expect(after({ rows: [], row: -1 })?.row, 'after another poll').toBe(0)
})

it('returns `null` for another list', () => {
  const after = openB()
  expect(after({ list: 'failed', rows: [a], row: -1 })).toBeNull()
  expect(after({ rows: [a], row: -1 })?.row, 'back in the first').toBe(1)
})

it('ignores the rows of the previous list while another one is fetched', () => {
  const after = openB()
  expect(after({ list: 'failed', result: null })).toBeNull()
  expect(after({ list: 'failed', rows: [a], row: -1 })).toBeNull()
})

it('does not render endlessly if each render creates new rows', () => {
  const { result } = renderHook(() => useLastListing('b', { ...running, rows: [a, b] }))
  expect(result.current).toBeNull()
})

it('returns `null` for another job, and after the job was closed', () => {
  const after = openB()
  expect(after({ opened: 'a', rows: [b], row: -1 })).toBeNull()
  expect(after({ opened: null, row: -1 })).toBeNull()
  expect(after({ rows: [a], row: -1 })).toBeNull()
})
