// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { searchOptions } from '#src/search/searchOptions.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { aResult } from '#src/testing/results.ts'
import { parseHistory, printHistory, statusHistory } from './persistedHistory.ts'
import { MAX_JOBS, type HistoryEntry, type StatusHistory } from './statusHistory.ts'

const anyEntry: fc.Arbitrary<HistoryEntry> = fc.record({
  status: fc.string(),
  at: fc.integer({ min: 0 }),
})
const anyHistory: fc.Arbitrary<StatusHistory> = fc
  .array(fc.tuple(fc.string(), fc.array(anyEntry, { minLength: 1, maxLength: 3 })))
  .map((entries) => new Map(entries))

beforeEach(() => sessionStorage.clear())
afterEach(() => vi.restoreAllMocks())

describe('stored history', () => {
  it('is restored unchanged', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        expect(parseHistory(printHistory(history))).toEqual(history)
      }),
    )
  })

  it('includes only the jobs that changed last', () => {
    const many = new Map(
      Array.from({ length: MAX_JOBS + 20 }, (_, n) => [
        `job${n}`,
        [
          { status: 'A', at: -n },
          { status: 'B', at: n },
        ],
      ]),
    )
    const stored = parseHistory(printHistory(many))
    expect(stored.size).toBe(MAX_JOBS)
    expect(stored.has('job19')).toBe(false)
    expect(stored.get('job20')).toEqual(many.get('job20'))
  })

  it('is parsed from any text without its invalid entries', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseHistory(text)).toBeInstanceOf(Map)
      }),
    )
    const valid = ['a', [{ status: 'A', at: 1 }]]
    const entries = [null, ['b', []], ['c', [{ status: 1, at: 1 }]], ['d', 'A'], valid]
    expect([...parseHistory(JSON.stringify(entries))]).toEqual([valid])
  })
})

const statuses = (client: QueryClient) =>
  statusHistory(client)
    .get()
    .get('a')
    ?.map(({ status, at }) => [status, at])

describe('statusHistory', () => {
  const options = searchOptions({}, 'never')
  const running = aTrainingJob({ id: 'a' })
  const failed = { ...running, current_status: 'TRAINING_JOB_FAILED' }
  async function fetched(client: QueryClient, at: number, jobs: readonly TrainingJob[]) {
    const before = client.getQueryData(options.queryKey)
    client.setQueryData(options.queryKey, aResult(jobs, before), { updatedAt: at })
    // react-query notifies its subscribers in a separate task.
    await new Promise((resolve) => setTimeout(resolve))
  }

  it('has the statuses before and after a change, and survives a reload', async () => {
    const client = new QueryClient()
    expect(statuses(client)).toBeUndefined()
    await fetched(client, 1000, [running])
    await fetched(client, 2000, [running, aTrainingJob({ id: 'b' })])
    expect(statuses(client)).toBeUndefined()
    await fetched(client, 3000, [failed])
    const expected = [
      ['TRAINING_JOB_RUNNING', 1000],
      ['TRAINING_JOB_FAILED', 3000],
    ]
    expect(statuses(client)).toEqual(expected)
    expect(statuses(new QueryClient())).toEqual(expected)
  })

  it('has no changes between results of different searches', async () => {
    const client = new QueryClient()
    await fetched(client, 1000, [])
    const other = searchOptions({ job_id: 'a' }, 'never')
    client.setQueryData(other.queryKey, aResult([running]))
    await fetched(client, 3000, [failed])
    expect(statuses(client)).toBeUndefined()
  })

  it('lasts until the page is closed if storage is blocked', async () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(denied)
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(denied)
    const client = new QueryClient()
    expect(statuses(client)).toBeUndefined()
    await fetched(client, 1000, [running])
    await fetched(client, 2000, [failed])
    expect(statuses(client)).toHaveLength(2)
    expect(statuses(new QueryClient())).toBeUndefined()
  })
})

function denied(): never {
  throw new DOMException('denied', 'SecurityError')
}
