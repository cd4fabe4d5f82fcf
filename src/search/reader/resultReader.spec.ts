import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trainingJobSchema } from '#src/contract/trainingJob.ts'
import { z } from '#src/contract/zod.ts'
import { FIELD_KEYS } from '#src/jobs/fields.ts'
import type { Result } from '#src/search/result.ts'
import { SearchError } from '#src/search/searchError.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { ResultReader } from './resultReader.ts'

const good = aTrainingJob({ id: 'good' })

const bytesOf = (text: string) => new TextEncoder().encode(text)

function read(chunks: readonly Uint8Array[], before: Result | null = null): Result {
  const reader = new ResultReader(before)
  for (const chunk of chunks) reader.push(chunk)
  return reader.finish()
}

const readText = (text: string, before: Result | null = null) => read([bytesOf(text)], before)

const readBody = (body: unknown) => readText(JSON.stringify(body))

/** The content of a result, including its columns. */
const contentOf = (response: Result) => ({
  ...response,
  columns: FIELD_KEYS.map((key) => response.index.numbers(key, 0)),
})

const anyUnit = fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit))

/** Characters that are special in JSON or UTF-8. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '"',
        '\\',
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '\n',
        '\0',
        '😀',
        '\ud83d',
        'é',
        ' ',
      ),
      fc.string({ maxLength: 5 }),
      anyUnit,
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''))

const anyJob = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', '"]}', '\\'),
    name: fc.option(anyText),
    error_message: fc.option(anyText),
    priority: fc.option(fc.integer()),
    more: fc.jsonValue(),
  })
  .map(({ more, ...part }) => ({ ...aTrainingJob(part), more }))

const invalidJob = fc.oneof(
  anyJob.map((job) => ({ ...job, current_status: null })),
  fc.constantFrom({ id: 'bad' }, {}, [], 7, -1.5e300, 'text]', true, null),
)

const anyRow = fc.oneof({ weight: 3, arbitrary: anyJob }, invalidJob, fc.jsonValue())

const otherKeys = fc.array(
  fc.tuple(
    anyText.filter((key) => key !== 'training_jobs'),
    fc.jsonValue(),
  ),
  { maxLength: 3 },
)

/** A response as text, with other keys, on one or several lines. */
const anyResponse = fc
  .record({
    rows: fc.array(anyRow, { maxLength: 8 }),
    first: fc.oneof(fc.constant([]), otherKeys),
    last: otherKeys,
    indent: fc.constantFrom(undefined, 2, '\t', '\n\r '),
  })
  .map(({ rows, first, last, indent }) =>
    JSON.stringify(
      Object.fromEntries<unknown>([...first, ['training_jobs', rows], ...last]),
      null,
      indent,
    ),
  )

/** Splits the bytes of a text at these indexes, modulo its length. */
function split(text: string, indexes: readonly number[]): Uint8Array[] {
  const bytes = bytesOf(text)
  const ends = indexes.map((index) => index % (bytes.length + 1)).sort((a, b) => a - b)
  return [...ends, bytes.length].map((end, n) => bytes.subarray(ends[n - 1] ?? 0, end))
}

const byteByByte = (text: string) => split(text, [...bytesOf(text).keys()])

const someIndexes = fc.array(fc.nat(), { maxLength: 12 })

const listSchema = z.looseObject({ training_jobs: z.array(z.unknown()) })

/** A simple version that reads the whole text at once. Returns `null` if it contains no list. */
function readPlainly(text: string) {
  const list = listSchema.safeParse(parse(text))
  if (!list.success) return null
  const jobs: unknown[] = []
  const seen = new Set<string>()
  for (const row of list.data.training_jobs) {
    const { data } = trainingJobSchema.safeParse(row)
    if (data && !seen.has(data.id)) jobs.push(row)
    if (data) seen.add(data.id)
  }
  return { rows: list.data.training_jobs, jobs }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Returns the kind of the error that `reading` throws; undefined if it throws none. */
function errorOf(reading: () => unknown): unknown {
  try {
    reading()
    return undefined
  } catch (error) {
    return error instanceof SearchError ? error.kind : error
  }
}

describe('a response in chunks', () => {
  it('contains the jobs that a simple reader finds, and loses none', () => {
    fc.assert(
      fc.property(anyResponse, someIndexes, (text, indexes) => {
        const plain = readPlainly(text)
        const response = read(split(text, indexes))
        expect(response.jobs).toEqual(plain?.jobs)
        expect(response.jobs.length + (response.invalidRows?.count ?? 0)).toBe(plain?.rows.length)
      }),
    )
  })

  it('is the same as in one chunk', () => {
    fc.assert(
      fc.property(anyResponse, someIndexes, (text, indexes) => {
        expect(contentOf(read(split(text, indexes)))).toEqual(contentOf(readText(text)))
      }),
    )
  })

  it('is the same byte by byte', () => {
    fc.assert(
      fc.property(anyResponse, (text) => {
        expect(contentOf(read(byteByByte(text)))).toEqual(contentOf(readText(text)))
      }),
      { numRuns: 30 },
    )
  })

  it.each([
    ['', ''],
    [' ', ' \n'],
    ['\n\t', ',"next":{"page":[2]}'],
  ])('is the same wherever it is split in two, with %j and %j around it', (blank, rest) => {
    const odd = String.raw`{"name":"a\\\"]}\ud83d\u00e9😀\\","n":-12.5e+3,"list":[1,[],{}],"t":true}`
    const first = JSON.stringify({ ...good, more: 0 }).replace('"more":0', `"more":${odd}`)
    const text = `${blank}{${blank}"training_jobs"${blank}:[${first}${blank},7${blank},${odd}]${rest}}`
    const whole = readText(text)
    expect(whole.jobs).toEqual([JSON.parse(first)])
    expect(whole.invalidRows?.count).toBe(2)
    for (let at = 1; at < bytesOf(text).length; at++) {
      expect(read(split(text, [at]))).toEqual(whole)
    }
  })

  it.each([983, 984, 2000])('is the same if %d blanks precede the list', (count) => {
    const text = `{${' '.repeat(count)}"training_jobs":[${JSON.stringify(good, null, 1)}]}`
    const whole = readText(text)
    expect(whole.jobs).toEqual([good])
    expect(read(byteByByte(text))).toEqual(whole)
    expect(readText(text, whole)).toBe(whole)
  })

  it('can begin with a byte order mark', () => {
    for (const text of ['{"training_jobs":[]}', '{"next":1,"training_jobs":[]}']) {
      expect(read(byteByByte(`\uFEFF ${text}`)).jobs).toEqual([])
    }
  })

  it('is the same object if nothing changed', () => {
    fc.assert(
      fc.property(anyResponse, someIndexes, (text, indexes) => {
        const first = readText(text)
        expect(read(split(text, indexes), first)).toBe(first)
        expect(readText(text, first)).toBe(first)
      }),
    )
  })
})

describe('an unreadable response', () => {
  const rows = [good, 7, { ...good, id: 'b', name: '"]}' }, 'text']
  const layouts = {
    plain: JSON.stringify({ training_jobs: rows }),
    'with other keys': JSON.stringify({ next: [1], training_jobs: rows, last: '}' }),
    'on many lines': JSON.stringify({ training_jobs: rows.slice(0, 2), total: 2 }, null, 2),
  }

  it.each(Object.entries(layouts))('is an incomplete one, %s', (_, text) => {
    const before = readText(text)
    for (let length = 0; length < text.length; length++) {
      const short = text.slice(0, length)
      expect(errorOf(() => readText(short))).toBe('unreadable')
      expect(errorOf(() => readText(short, before))).toBe('unreadable')
    }
  })

  it.each([
    '{"training_jobs":[7,]}',
    '{"training_jobs":[,7]}',
    '{"training_jobs":[7,,7]}',
    '{"training_jobs":[,]}',
    '{"training_jobs":[7 7]}',
    '{"training_jobs":["a""b"]}',
    '{"training_jobs":[{]}}',
    '{"training_jobs":[[}]}',
    '{"training_jobs":[7}]}',
    '{"training_jobs":[nul]}',
    '{"training_jobs":["\\x"]}',
    '{"training_jobs":["\n"]}',
    '{"training_jobs":[7]}}',
    '{"training_jobs":[7]}x',
    '{"training_jobs":[7],}',
    '{"training_jobs":[7]"next":1}',
    '{"training_jobs":[7]}{"training_jobs":[7]}',
    '{{"training_jobs":[7]}',
    '{"training_jobs":[7,\u00a07]}',
    '\u00a0{"training_jobs":[]}',
    '{"training_jobs":[\uFEFF]}',
    '<html>Sign in</html>',
    '',
  ])('is %j', (text) => {
    const before = readBody({ training_jobs: [good] })
    expect(errorOf(() => readText(text))).toBe('unreadable')
    expect(errorOf(() => read(byteByByte(text), before))).toBe('unreadable')
  })

  it.each([[null], [[]], [{ training_jobs: null }], [{ jobs: [] }], ['text']])(
    'is %j without a list of jobs',
    (body) => {
      expect(errorOf(() => readBody(body))).toBe('unreadable')
      expect(() => readBody(body)).toThrow('no list of training jobs')
    },
  )

  it('is exactly one that JSON.parse rejects or that contains no list', () => {
    const mark = fc.constantFrom(
      ...'{}[],:"\\ \n\t0a-.e\u0001'.split(''),
      'null',
      ',{}',
      '😀',
      '\u00a0',
      '\uFEFF',
    )
    fc.assert(
      fc.property(
        anyResponse,
        fc.nat(),
        mark,
        fc.nat({ max: 2 }),
        someIndexes,
        (text, number, inserted, removed, indexes) => {
          const at = number % (text.length + 1)
          const garbled = text.slice(0, at) + inserted + text.slice(at + removed)
          const chunks = split(garbled, indexes)
          // Encoding replaces an unpaired surrogate.
          const plain = readPlainly(new TextDecoder().decode(bytesOf(garbled)))
          if (plain) expect(read(chunks).jobs).toEqual(plain.jobs)
          else expect(errorOf(() => read(chunks))).toBe('unreadable')
        },
      ),
      { numRuns: 300 },
    )
  })
})
