import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { FIELD_KEYS } from '#src/jobs/fields.ts'
import type { Result } from '#src/search/result.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { ResultReader } from './resultReader.ts'

function read(rows: readonly unknown[], before: Result | null = null, step = Infinity): Result {
  const reader = new ResultReader(before)
  const bytes = new TextEncoder().encode(JSON.stringify({ training_jobs: rows }))
  for (let at = 0; at < bytes.length; at += step) reader.push(bytes.subarray(at, at + step))
  return reader.finish()
}

const ids = (jobs: readonly TrainingJob[] = []) => jobs.map(({ id }) => id)
const textOf = (job: TrainingJob | undefined) => JSON.stringify(job)
const texts = ({ jobs }: Result) => jobs.map(textOf)

/** The values of the index, with codes replaced by their texts. */
const valuesOf = ({ index }: Result) =>
  FIELD_KEYS.map((key) => {
    const words = index.dictionary(key).texts
    return [...index.numbers(key, 0)].map((number) => words[number] ?? number)
  })

const good = aTrainingJob({ id: 'good' })

describe('a result', () => {
  it('contains every valid job, with unknown fields', () => {
    const job = { ...good, gpu_hours: 3.5, instance_type: { ...good.instance_type, region: 'eu' } }
    const response = read([job])
    expect(response.jobs).toEqual([job])
    expect(response).toMatchObject({ invalidRows: null })
  })

  it('contains jobs without the newer fields', () => {
    const { node_count: _, availability_model: __, name: ___, priority: ____, ...older } = good
    expect(read([older]).jobs).toEqual([older])
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
  ])('excludes only the job with an invalid %s', (_, bad) => {
    const response = read([bad, good])
    expect(response.jobs).toEqual([good])
    expect(response.invalidRows).toMatchObject({ count: 1, first: { row: bad } })
  })

  it('identifies the first invalid row by its ID or its index', () => {
    const second = read([good, { id: 'bad' }, 7]).invalidRows
    expect(second).toMatchObject({ count: 2, first: { job: 'bad' } })
    expect(read([good, 7]).invalidRows?.first.job).toBe('number 2')
  })

  it('excludes a second job with the same ID', () => {
    const again = { ...good, name: 'again' }
    const response = read([good, again])
    expect(response.jobs).toEqual([good])
    expect(response.invalidRows).toMatchObject({ count: 1, first: { job: 'good', row: again } })
  })
})

const anyJob = fc
  .record({
    id: fc.constantFrom(...'abcdefghij'.split('')),
    name: fc.constantFrom('x', 'a longer name', '"]},{', '😀'),
    current_status: fc.constantFrom('TRAINING_JOB_RUNNING', 'TRAINING_JOB_FAILED'),
    training_project: fc.constantFrom({ id: 'p', name: 'P' }, { id: 'q', name: 'Q' }),
  })
  .map(aTrainingJob)

const invalidRow = fc.oneof(
  anyJob.map((job) => ({ ...job, current_status: '' })),
  fc.constantFrom(7, null, 'text', {}, { id: 'a' }),
)

const anyRow = fc.oneof({ weight: 5, arbitrary: anyJob }, invalidRow)

const anyIndex = fc.nat({ max: 12 })

type Rows = readonly unknown[]
type Edit = (rows: Rows) => Rows

const isObject = (row: unknown): row is object => typeof row === 'object' && row !== null
const at = (rows: Rows, index: number) => rows.slice(index, index + 1)

const anyEdit = fc.oneof(
  fc.tuple(anyIndex, anyRow).map(
    ([to, row]): Edit =>
      (rows) =>
        rows.toSpliced(to, 0, row),
  ),
  fc.tuple(anyIndex, anyRow).map(
    ([to, row]): Edit =>
      (rows) =>
        rows.toSpliced(to, 1, row),
  ),
  anyIndex.map(
    (from): Edit =>
      (rows) =>
        rows.toSpliced(from, 1),
  ),
  fc.tuple(anyIndex, anyIndex).map(([from, to]): Edit => {
    return (rows) => rows.toSpliced(from, 1).toSpliced(to, 0, ...at(rows, from))
  }),
  fc.tuple(anyIndex, anyIndex).map(([from, to]): Edit => {
    return (rows) => rows.toSpliced(to, 0, ...at(rows, from))
  }),
  fc.tuple(anyIndex, fc.constantFrom('Z', null, 7)).map(([to, name]): Edit => {
    return (rows) => rows.map((row, n) => (n === to && isObject(row) ? { ...row, name } : row))
  }),
  fc.constant<Edit>((rows) => rows.toReversed()),
)

const edited = (rows: Rows, edits: readonly Edit[]) =>
  edits.reduce((list, edit) => edit(list), rows)

const twoResponses = fc
  .tuple(fc.array(anyRow, { maxLength: 12 }), fc.array(anyEdit, { maxLength: 4 }))
  .map(([rows, edits]) => ({ rows, later: edited(rows, edits) }))

const anyStep = fc.constantFrom(1, 7, 100, 1000, Infinity)

describe('a later result', () => {
  it('has the same content as without an earlier one', () => {
    fc.assert(
      fc.property(twoResponses, anyStep, ({ rows, later }, step) => {
        const response = read(later, read(rows), step)
        const alone = read(later)
        expect(texts(response)).toEqual(texts(alone))
        expect(response.invalidRows).toEqual(alone.invalidRows)
      }),
    )
  })

  it('shares the jobs that are unchanged, and only those', () => {
    fc.assert(
      fc.property(twoResponses, ({ rows, later }) => {
        const before = read(rows)
        for (const job of read(later, before).jobs) {
          const earlier = before.jobs.find(({ id }) => id === job.id)
          expect(job === earlier).toBe(textOf(job) === textOf(earlier))
        }
      }),
    )
  })

  it('is the previous object exactly if nothing changed', () => {
    fc.assert(
      fc.property(twoResponses, ({ rows, later }) => {
        const before = read(rows)
        const alone = read(later)
        const isUnchanged =
          texts(alone).join('\n') === texts(before).join('\n') &&
          JSON.stringify(alone.invalidRows) === JSON.stringify(before.invalidRows)
        expect(read(later, before) === before).toBe(isUnchanged)
      }),
    )
  })

  it('shares exactly the jobs whose JSON is unchanged', () => {
    fc.assert(
      fc.property(twoResponses, ({ rows, later }) => {
        const before = read(rows)
        const response = read(later, before)
        const was = new Map(before.jobs.map((job) => [job.id, job]))
        for (const job of response.jobs) {
          const earlier = was.get(job.id)
          const isUnchanged = earlier !== undefined && textOf(earlier) === textOf(job)
          expect(job === earlier).toBe(isUnchanged)
        }
      }),
    )
  })
})

const [a, b, c] = [aTrainingJob({ id: 'a' }), aTrainingJob({ id: 'b' }), aTrainingJob({ id: 'c' })]

it('excludes a job that becomes invalid, and contains it again once it is valid', () => {
  const first = read([a, b, c])
  const row = { ...b, updated_at: 'soon' }
  const broken = read([a, row, c], first)
  expect(ids(broken.jobs)).toEqual(['a', 'c'])
  expect(broken.invalidRows).toMatchObject({ count: 1, first: { job: 'b', row } })

  const fixed = read([a, b, c], broken)
  expect(ids(fixed.jobs)).toEqual(['a', 'b', 'c'])
  expect(fixed.invalidRows).toBeNull()
})

it('is a new object if only the invalid rows differ', () => {
  const first = read([a, 7])
  const second = read([a, 7, 7], first)
  expect(second.invalidRows?.count).toBe(2)
  expect(second.jobs[0]).toBe(first.jobs[0])
})

const { instance_type: type } = b
const invalid = { ...b, instance_type: { ...type, gpu_count: -1 } }

it.each([
  ['ID', { ...invalid, id: 'c' }],
  ['wrong field', { ...b, instance_type: { ...type, gpu_count: 1, millicpu_limit: -1 } }],
  ['wrong value', { ...b, instance_type: { ...type, gpu_count: 'x' } }],
])('is a new object if only the %s of the first invalid row differs', (_, row) => {
  const first = read([a, invalid])
  const second = read([a, row], first)
  expect(second.jobs).toEqual(first.jobs)
  expect(second.invalidRows).toMatchObject({ count: 1, first: { job: row.id, row } })
})

it('is a new object if only the index of the first invalid row differs', () => {
  const first = read([a, 7, a])
  const second = read([7, a, a], first)
  expect(first.invalidRows).toMatchObject({ count: 2, first: { job: 'number 2' } })
  expect(second.invalidRows).toMatchObject({ count: 2, first: { job: 'number 1' } })
})

it('is unreadable if the response ends within a row that used to be longer', () => {
  const before = read([{ ...a, error_message: 'x'.repeat(300_000) }])
  const reader = new ResultReader(before)
  reader.push(new TextEncoder().encode('{"training_jobs":[{'))
  expect(() => reader.finish()).toThrow('incomplete')
})

it('shares equal values between jobs, also in later results', () => {
  const first = read([a, b])
  const second = read([a, b, c], first)
  const types = [...first.jobs, ...second.jobs].map((job) => job.instance_type)
  expect(types).toHaveLength(5)
  expect(new Set(types).size).toBe(1)
})

it('stays correct over several polls', () => {
  const lists = fc.array(fc.array(anyEdit, { maxLength: 2 }), { minLength: 2, maxLength: 5 })
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 8 }), lists, (rows, polls) => {
      let list: Rows = rows
      let response = read(list)
      for (const edits of polls) {
        list = edited(list, edits)
        const before = new Map(response.jobs.map((job) => [textOf(job), job]))
        response = read(list, response)
        const alone = read(list)
        expect(texts(response)).toEqual(texts(alone))
        expect(response.invalidRows).toEqual(alone.invalidRows)
        expect(valuesOf(response)).toEqual(valuesOf(alone))
        for (const job of response.jobs) expect(before.get(textOf(job)) ?? job).toBe(job)
      }
    }),
  )
})

it('drops most values of removed jobs, however many there were', () => {
  let response: Result | null = null
  for (let poll = 0; poll < 300; poll += 1) {
    const jobs: TrainingJob[] = Array.from({ length: 20 }, (_, number) =>
      aTrainingJob({
        id: `job${poll}-${number}`,
        name: `run ${poll}-${number}`,
        error_message: `at ${poll}-${number}`,
      }),
    )
    response = read(jobs, response)
    for (const key of FIELD_KEYS) {
      expect(response.index.dictionary(key).size).toBeLessThan(1100)
    }
    expect(response.parts.size).toBeLessThan(1300)
    expect(valuesOf(response)).toEqual(valuesOf(read(jobs)))
  }
})
