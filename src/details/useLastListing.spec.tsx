// @vitest-environment jsdom
import { cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { useLastListing } from './useLastListing.ts'

const [a, b] = [aTrainingJob({ id: 'a' }), aTrainingJob({ id: 'b' })]
const running = { list: 'running', rows: [a, b], row: 1, isCurrent: true }

/** Renders the list with an open job. Returns what is known of its last place after other lists. */
function open(id: string, first: typeof running) {
  const hook = renderHook(
    ({ opened, ...listed }: typeof running & { opened: string | null }) =>
      useLastListing(opened, listed),
    { initialProps: { ...first, opened: id as string | null } },
  )
  return (next: Partial<typeof running> & { opened?: string | null }) => {
    hook.rerender({ ...first, opened: id, ...next })
    return hook.result.current
  }
}

afterEach(cleanup)

it('a job that left the list has its last place and status there', () => {
  const after = open('b', running)
  expect(after({})).toBeNull()
  const stopped = { ...b, current_status: 'TRAINING_JOB_STOPPED' }
  const later = [stopped, a]
  expect(after({ rows: later, row: 0 })).toBeNull()
  expect(after({ rows: [a], row: -1 })).toEqual({
    id: 'b',
    list: 'running',
    rows: later,
    row: 0,
    status: 'TRAINING_JOB_STOPPED',
  })
  expect(after({ rows: [], row: -1 })?.row, 'after another poll').toBe(0)
})

it('another list was never its', () => {
  const after = open('b', running)
  expect(after({ list: 'failed', rows: [a], row: -1 })).toBeNull()
  expect(after({ rows: [a], row: -1 })?.row, 'back in the first').toBe(1)
})

it('earlier rows do not count as the list that is still searched for', () => {
  const after = open('b', running)
  expect(after({ list: 'failed', isCurrent: false })).toBeNull()
  expect(after({ list: 'failed', rows: [a], row: -1 })).toBeNull()
})

it('is of the open job, and forgotten once none is open', () => {
  const after = open('b', running)
  expect(after({ opened: 'a', rows: [b], row: -1 })).toBeNull()
  expect(after({ opened: null, row: -1 })).toBeNull()
  expect(after({ rows: [a], row: -1 })).toBeNull()
})
