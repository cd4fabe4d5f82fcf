// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import type { Answer } from '#src/search/reader/result.ts'
import { ResultReader } from '#src/search/reader/resultReader.ts'
import { useStatusChanges } from './useStatusChanges.ts'

const SECOND = 1000
const FAILED = 'TRAINING_JOB_FAILED'
const NOTHING = { changed: [], left: [], lit: new Set() }

const a = aTrainingJob({ id: 'a' })
const b = aTrainingJob({ id: 'b' })
const c = aTrainingJob({ id: 'c' })
const failed = { ...a, current_status: FAILED }

function read(jobs: readonly TrainingJob[], before: Answer | null = null): Answer {
  const reader = new ResultReader(before)
  reader.push(new TextEncoder().encode(JSON.stringify({ training_jobs: jobs })))
  return reader.finish()
}

/** The answers to one search that hold these jobs, one after the other. */
function answersOf(...lists: (readonly TrainingJob[])[]): Answer[] {
  const answers: Answer[] = []
  for (const jobs of lists) answers.push(read(jobs, answers.at(-1) ?? null))
  return answers
}

function watch(first: Answer | null | undefined, byStatus = false) {
  const { result, rerender } = renderHook(
    ({ answer }: { answer: Answer | null }) => useStatusChanges(answer, byStatus),
    { initialProps: { answer: first ?? null } },
  )
  return {
    changes: () => result.current,
    lit: () => [...result.current.lit],
    answer: (answer: Answer | null | undefined) => rerender({ answer: answer ?? null }),
  }
}

function wait(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms)
  })
}

beforeEach(() => vi.useFakeTimers())

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

describe('useStatusChanges', () => {
  it('lights the jobs whose status differs, and tells what it was', () => {
    const [first, second] = answersOf([a, b], [b, failed])
    const page = watch(first)
    expect(page.changes()).toEqual(NOTHING)
    page.answer(second)
    expect(page.changes()).toEqual({
      changed: [{ job: failed, from: 'TRAINING_JOB_RUNNING' }],
      left: [],
      lit: new Set(['a']),
    })
  })

  it('takes no new job and no other change for one', () => {
    const [first, second] = answersOf([a, b], [{ ...a, priority: 7 }, c])
    const page = watch(first)
    page.answer(second)
    expect(page.changes()).toEqual(NOTHING)
  })

  it('tells which jobs came and which left in a search for some statuses', () => {
    const [first, second] = answersOf([a, b], [b, c])
    const page = watch(first, true)
    page.answer(second)
    expect(page.changes()).toEqual({ changed: [], left: [a], lit: new Set(['c']) })
  })

  it('forgets them after 5 s', () => {
    const [first, second] = answersOf([a], [failed])
    const page = watch(first)
    page.answer(second)
    wait(4.9 * SECOND)
    expect(page.lit()).toEqual(['a'])
    wait(0.2 * SECOND)
    expect(page.changes()).toEqual(NOTHING)
  })

  it('does not repeat what it forgot, though the same answer comes again', () => {
    const [first, second] = answersOf([a], [failed])
    const page = watch(first)
    page.answer(second)
    wait(6 * SECOND)
    page.answer(second)
    expect(page.changes()).toEqual(NOTHING)
    // As after a failed poll: the same jobs in an answer of their own.
    page.answer(second && { ...second })
    expect(page.changes()).toEqual(NOTHING)
  })

  it('keeps them for 5 s when the next poll changes nothing', () => {
    const [first, second, third] = answersOf([a], [failed], [failed])
    const page = watch(first)
    page.answer(second)
    wait(3 * SECOND)
    page.answer(third)
    expect(page.lit()).toEqual(['a'])
    wait(2 * SECOND)
    expect(page.lit()).toEqual([])
  })

  it('gives later changes 5 s of their own, in place of the earlier', () => {
    const [first, second, third] = answersOf(
      [a, b],
      [failed, b],
      [failed, { ...b, current_status: FAILED }],
    )
    const page = watch(first)
    page.answer(second)
    wait(3 * SECOND)
    page.answer(third)
    expect(page.lit()).toEqual(['b'])
    wait(4.9 * SECOND)
    expect(page.lit()).toEqual(['b'])
    wait(0.2 * SECOND)
    expect(page.lit()).toEqual([])
  })

  it('knows of no change from no answer, or across a change of search', () => {
    const [first, second] = answersOf([a], [failed])
    const page = watch(null, true)
    page.answer(first)
    expect(page.changes()).toEqual(NOTHING)
    page.answer(second)
    expect(page.lit()).toEqual(['a'])
    page.answer(read([a, b]))
    expect(page.changes()).toEqual(NOTHING)
  })

  it('does not tell what an answer changed in another than the one on the screen', () => {
    const [first, second] = answersOf([a, b], [failed, b])
    for (const before of [null, read([a, b]), read([c])]) {
      const page = watch(before, true)
      page.answer(second)
      expect(page.changes()).toEqual(NOTHING)
    }
    const page = watch(first, true)
    page.answer(second)
    expect(page.lit()).toEqual(['a'])
    const [, came] = answersOf([a], [a, b])
    const other = watch(read([]), true)
    other.answer(came)
    expect(other.changes()).toEqual(NOTHING)
  })
})
