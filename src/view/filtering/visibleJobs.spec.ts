import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { listJobs, type JobList } from '#src/jobs/columns/jobColumns.ts'
import { FIELD_KEYS, FIELDS } from '#src/jobs/fields.ts'
import { ResultReader } from '#src/search/reader/resultReader.ts'
import type { Result } from '#src/search/result.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { anySorts } from '#src/testing/viewArbitraries.ts'
import { DEFAULT_VIEW, NEWEST_FIRST, parseSort, type Sort, type Sorts } from '#src/view/view.ts'
import { toClientFilters } from './clientFilters.ts'
import { matchingRows } from './matchingRows.ts'
import { firstVisible, jobsOf, preparing, sortRows } from './visibleJobs.ts'

const now = Date.parse('2026-03-02T12:00:00Z')

const anyJobs = fc
  .array(
    fc.record({
      id: fc.constantFrom('j', 'J9', 'j10', 'é'),
      name: fc.option(fc.constantFrom('a', 'b', 'B', '', 'LoRA r64', 'lora R8 İ')),
      error_message: fc.option(fc.constantFrom('x', 'y', 'Out of memory\nr64')),
      priority: fc.option(fc.integer({ min: -1, max: 2 })),
      node_count: fc.option(fc.integer({ min: 1, max: 3 })),
      current_status: fc.constantFrom('TRAINING_JOB_RUNNING', 'TRAINING_JOB_FAILED', 'NEW'),
      created_at: fc.constantFrom(
        '2026-03-02T09:00:00Z',
        '2026-03-02T09:00:01Z',
        '2026-03-03T00:00:00Z',
      ),
      user: fc.option(fc.record({ email: fc.option(fc.constantFrom('Ada@r64.example', 'b@x')) })),
    }),
  )
  .map((parts) => parts.map((part, n) => aTrainingJob({ ...part, id: `${part.id}-${n}` })))

const allRows = ({ jobs }: JobList) => Uint32Array.from(jobs.keys())
const ids = (jobs: readonly TrainingJob[]) => jobs.map(({ id }) => id)

const sorted = (list: JobList, sort: Sorts) =>
  jobsOf(list, sortRows(list, allRows(list), sort, now))

/** Returns a negative number if `a` comes before `b` by a column, 0 if they are equal. */
function compareBy(a: TrainingJob, b: TrainingJob, { field, descending }: Sort): number {
  const [valueA, valueB] = [FIELDS[field].read(a, now), FIELDS[field].read(b, now)]
  if (valueA === null || valueB === null) return Number(valueA === null) - Number(valueB === null)
  return FIELDS[field].compare(valueA, valueB) * (descending ? -1 : 1)
}

/** Adds the queue order, oldest first, for equal priorities. */
function withQueueOrder(sort: Sorts): readonly Sort[] {
  const isQueue = sort.some(({ field, descending }) => field === 'priority' && descending)
  return isQueue ? [...sort, { field: 'created', descending: false }] : sort
}

describe('sortRows', () => {
  it('returns every given row once', () => {
    fc.assert(
      fc.property(anyJobs, fc.array(fc.nat({ max: 9 })), anySorts, (jobs, omitted, sort) => {
        const list = listJobs(jobs)
        const rows = allRows(list).filter((row) => !omitted.includes(row))
        expect([...sortRows(list, rows, sort, now)].sort((a, b) => a - b)).toEqual([...rows])
      }),
    )
  })

  it('sorts stably or by queue order, with jobs without a value last', () => {
    fc.assert(
      fc.property(anyJobs, anySorts, (jobs, sort) => {
        const list = listJobs(jobs)
        const inNewOrder = sorted(list, sort)
        for (const [index, job] of inNewOrder.entries()) {
          const next = inNewOrder[index + 1]
          if (!next) continue
          const step = withQueueOrder(sort)
            .map((by) => compareBy(job, next, by))
            .find((by) => by !== 0)
          expect(step ?? jobs.indexOf(job) - jobs.indexOf(next)).toBeLessThan(0)
        }
      }),
    )
  })

  it('returns the same array if it is already sorted', () => {
    fc.assert(
      fc.property(anyJobs, anySorts, (jobs, [first]) => {
        const sort: Sorts = [first]
        const list = listJobs(jobs)
        const rows = allRows(list)
        // After two sorts, equal rows can be in a new array.
        fc.pre(withQueueOrder(sort).length === 1)
        const inNewOrder = sortRows(list, rows, sort, now)
        expect(sortRows(list, inNewOrder, sort, now)).toBe(inNewOrder)
        expect(inNewOrder === rows).toBe(inNewOrder.every((row, index) => row === index))
      }),
    )
  })

  it('breaks ties in -priority by queue order: oldest first', () => {
    const jobs = [
      ['new-low', 0, '2026-03-02T11:00:00Z'],
      ['new-high', 5, '2026-03-02T10:00:00Z'],
      ['old-none', null, '2026-03-02T09:00:00Z'],
      ['old-high', 5, '2026-03-02T08:00:00Z'],
    ] as const
    const list = listJobs(
      jobs.map(([id, priority, created_at]) => aTrainingJob({ id, priority, created_at })),
    )
    const by = (text: string) => ids(sorted(list, parseSort(text) ?? NEWEST_FIRST))
    expect(by('-priority')).toEqual(['old-high', 'new-high', 'old-none', 'new-low'])
    expect(by('-priority,created')).toEqual(by('-priority'))
    expect(by('gpu,-priority')).toEqual(by('-priority'))
    expect(by('-priority,-created')).toEqual(['new-high', 'old-high', 'new-low', 'old-none'])
    expect(by('priority')).toEqual(['new-low', 'old-none', 'new-high', 'old-high'])
  })

  it('keeps the API’s order of creation, and reverses it if needed', () => {
    const newestFirst = listJobs([
      aTrainingJob({ id: 'b' }),
      aTrainingJob({ id: 'a', created_at: '2020-01-01T00:00:00Z' }),
    ])
    const rows = allRows(newestFirst)
    expect(sortRows(newestFirst, rows, [{ field: 'created', descending: true }], now)).toBe(rows)
    expect(ids(sorted(newestFirst, [{ field: 'created', descending: false }]))).toEqual(['a', 'b'])
  })
})

function read(jobs: readonly TrainingJob[], before: Result | null): Result {
  const reader = new ResultReader(before)
  reader.push(new TextEncoder().encode(JSON.stringify({ training_jobs: jobs })))
  return reader.finish()
}

it('sorts and searches a later response like the first one', () => {
  const twoLists = anyJobs.chain((jobs) => fc.tuple(fc.constant(jobs), fc.shuffledSubarray(jobs)))
  fc.assert(
    fc.property(
      twoLists,
      anyJobs,
      anySorts,
      fc.constantFrom('r64', 'lora', ''),
      (lists, added, sort, word) => {
        const [jobs, remaining] = lists
        const later = [...remaining, ...added]
        const first = read(jobs, null)
        // Builds the sorted data that the next response reuses.
        sorted(first, sort)
        const idsOf = (response: Result) => {
          const rows = matchingRows(response, toClientFilters({ ...DEFAULT_VIEW, q: word }), now)
          return ids(jobsOf(response, sortRows(response, rows, sort, now)))
        }
        expect(idsOf(read(later, first))).toEqual(idsOf(read(later, null)))
      },
    ),
  )
})

it('previews only jobs that the complete result begins with', () => {
  fc.assert(
    fc.property(anyJobs, fc.nat({ max: 9 }), fc.constantFrom('r64', 'a b', ''), (jobs, end, q) => {
      const clientFilters = toClientFilters({ ...DEFAULT_VIEW, q, error: ['yes'] })
      const all = listJobs(jobs)
      const visible = ids(jobsOf(all, matchingRows(all, clientFilters, now)))
      const first = firstVisible(jobs.slice(0, end), clientFilters, NEWEST_FIRST)
      expect(ids(first ?? [])).toEqual(visible.slice(0, first?.length ?? 0))
      expect(first).not.toEqual([])
    }),
  )
  const byTime = toClientFilters({ ...DEFAULT_VIEW, created: '1h' })
  expect(firstVisible([aTrainingJob()], byTime, NEWEST_FIRST)).toBeNull()
  const byDates = toClientFilters({ ...DEFAULT_VIEW, created: '2000-01-01..2100-01-01' })
  expect(firstVisible([aTrainingJob()], byDates, NEWEST_FIRST)).toHaveLength(1)
  const all = toClientFilters(DEFAULT_VIEW)
  expect(firstVisible([aTrainingJob()], all, [{ field: 'name', descending: false }])).toBeNull()
})

it('reads no job again once a list is prepared', () => {
  let reads = 0
  const watched = [aTrainingJob({ id: 'b' }), aTrainingJob({ id: 'a' })].map(
    (job) =>
      new Proxy(job, {
        get(target, name, receiver): unknown {
          reads += 1
          return Reflect.get(target, name, receiver)
        },
      }),
  )
  const list = listJobs(watched)
  expect([...preparing(list)].length).toBeGreaterThan(0)
  expect(reads).toBeGreaterThan(0)
  reads = 0
  const all = matchingRows(list, toClientFilters({ ...DEFAULT_VIEW, q: 'a' }), now)
  for (const field of FIELD_KEYS) sortRows(list, all, [{ field, descending: false }], now)
  expect(reads).toBe(0)
})
