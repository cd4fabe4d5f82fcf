import * as fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { FIELD_KEYS } from '#src/jobs/fields.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { csvOf, jsonOf } from './files.ts'
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
    BROKEN,
  ),
)
const anyJobs = fc.array(
  fc
    .record({
      name: fc.option(anyText),
      error_message: fc.option(anyError),
      priority: fc.integer({ min: -9, max: 9 }),
    })
    .map((part) => aTrainingJob(part)),
  { maxLength: 5 },
)

const readable = (message: string | null | undefined) =>
  message === BROKEN ? 'RuntimeError: boom\n10%|##  |' : message?.replaceAll('\r\n', '\n')

/** Returns a text that no spreadsheet takes for a formula. */
function safe(cell: string | null | undefined): string {
  return /^[=+\-@\t\r]/.test(cell ?? '') ? `'${cell}` : (cell ?? '')
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
            safe(job.name),
            safe(readable(job.error_message)),
            String(job.priority),
          ]),
        ])
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
