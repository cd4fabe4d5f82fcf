import * as fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { FIELD_KEYS } from '#src/jobs/fields.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { csvOf, jsonOf, tsvOf } from './files.ts'
import { fileName } from './saveJobs.ts'

const now = Date.parse('2026-03-02T10:00:00Z')
const columns = { keys: FIELD_KEYS, now, zone: null }

const textOf = async (file: Blob) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer())

const anyText = fc.string({ unit: 'grapheme', maxLength: 30 })
const BROKEN = '\u001B[31mRuntimeError: boom\u001B[0m\r 5%|#   |\r10%|##  |'
const anyError = fc.oneof(
  anyText,
  fc.constantFrom(
    'a,b',
    '"',
    'x\r\ny',
    "=cmd|' /C calc'!A1",
    '=1\n2',
    '-1',
    '@a',
    '\t',
    '',
    'x;=1+1',
    '"x;"=1+1',
    'x;\t"@a|-1',
    'lr=1; -a\r\n+b',
    BROKEN,
  ),
)
/** What formulas, separators and quotes are made of. */
const anySymbols = fc
  .array(fc.constantFrom(...Array.from('=+-@;|,\t\r\n"\' x1')), { maxLength: 12 })
  .map((characters) => characters.join(''))
const anyJobs = fc.array(
  fc
    .record({
      name: fc.option(fc.oneof(anyText, anySymbols)),
      error_message: fc.option(anyError),
      priority: fc.integer({ min: -9, max: 9 }),
    })
    .map((part) => aTrainingJob(part)),
  { maxLength: 5 },
)

const readable = (message: string | null | undefined) =>
  message === BROKEN ? 'RuntimeError: boom\n10%|##  |' : message?.replaceAll('\r\n', '\n')

const isFormula = (text: string) => /^[=+\-@]/.test(text)

/** Returns a text with an apostrophe at each formula, also if it were split at one of these characters. */
function safe(cell: string | null | undefined, separators: string): string {
  let text = ''
  let isStart = true
  for (const character of cell ?? '') {
    if ((isStart && isFormula(character)) || (text === '' && /[\t\r]/.test(character))) text += "'"
    text += character
    isStart = separators.includes(character) || (isStart && character === '"')
  }
  return text
}

/** Returns the cells of a file as a program sees them that splits it at another character and ignores quotes there. */
function cellsSplitAt(separator: string, file: string): string[] {
  return file
    .split(/[\r\n]/)
    .flatMap((line) => line.split(separator))
    .map((cell) => cell.replace(/^"+/, ''))
}

describe('CSV', () => {
  it('is parsed as the same cells, with formulas escaped', async () => {
    await fc.assert(
      fc.asyncProperty(anyJobs, async (jobs) => {
        const text = await textOf(
          await csvOf(jobs, { keys: ['name', 'error', 'priority'], now, zone: null }),
        )
        const { data } = Papa.parse<string[]>(text.slice(1).replace(/\r\n$/, ''))
        expect(data).toEqual([
          ['Name', 'Error', 'Priority'],
          ...jobs.map((job) => [
            safe(job.name, ';|\t\r\n'),
            safe(readable(job.error_message), ';|\t\r\n'),
            String(job.priority),
          ]),
        ])
      }),
    )
  })

  it.each([
    ['x;=1+1', "x;'=1+1"],
    ['=1;=2', "'=1;'=2"],
    ['x|@SUM(A1)', "x|'@SUM(A1)"],
    ['x\t+1', "x\t'+1"],
    ['x\n=1', "x\n'=1"],
    ['x;"=1', 'x;"\'=1'],
    ['lr=3; eps = 1e-8, beta=(1,-1)', 'lr=3; eps = 1e-8, beta=(1,-1)'],
  ])('has %j as %j', async (name, cell) => {
    const text = await textOf(
      await csvOf([aTrainingJob({ name })], { keys: ['name'], now, zone: null }),
    )
    expect(Papa.parse<string[]>(text.slice(1)).data[1]).toEqual([cell])
  })

  it.each([';', '|', '\t'])('has no formula if a program splits it at %j', async (separator) => {
    await fc.assert(
      fc.asyncProperty(anyJobs, async (jobs) => {
        const file = await csvOf(jobs, { keys: ['name', 'error', 'user'], now, zone: null })
        const cells = cellsSplitAt(separator, (await textOf(file)).slice(1))
        expect(cells.filter(isFormula)).toEqual([])
      }),
    )
  })

  it('has a byte order mark, a header and the line endings of RFC 4180', async () => {
    const text = await textOf(await csvOf([aTrainingJob()], columns))
    expect(text.startsWith('\uFEFFStatus,Name,ID,')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    expect(text).toContain('Elapsed (s),Created')
    expect(text).toContain(',3600,2026-03-02T09:00:00.000Z,')
  })
})

describe('TSV', () => {
  it.each([';', '|', ','])('has no formula if a program splits it at %j', async (separator) => {
    await fc.assert(
      fc.asyncProperty(anyJobs, async (jobs) => {
        const text = await tsvOf(jobs, { keys: ['name', 'error', 'user'], now, zone: null })
        expect(cellsSplitAt(separator, text).filter(isFormula)).toEqual([])
      }),
    )
  })
})

describe('JSON', () => {
  it('contains the API’s objects unchanged, in order, however many', async () => {
    const jobs = Array.from({ length: 450 }, (_, n) =>
      aTrainingJob({ id: `job${n}`, region: 'us' }),
    )
    for (const some of [[], jobs.slice(0, 1), jobs]) {
      expect(JSON.parse(await textOf(await jsonOf(some)))).toEqual({ training_jobs: some })
    }
  })
})

it('names a file after the minute of its creation', () => {
  const local = new Date(2026, 2, 2, 4, 3).getTime()
  expect(fileName('csv', local, null)).toBe('training-jobs-2026-03-02-0403.csv')
  const utc = Date.parse('2026-03-02T23:03:59Z')
  expect(fileName('json', utc, 'utc')).toBe('training-jobs-2026-03-02-2303Z.json')
})
