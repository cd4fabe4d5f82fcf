import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIELD_KEYS } from '#src/jobs/fields.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { activeFilters } from '#src/view/filtering/activeFilters.ts'
import { parseView } from '#src/view/url.ts'
import {
  countLine,
  filterLine,
  MAX_PRINTED,
  omittedLine,
  paperOf,
  printedText,
  printedWidths,
  sortLine,
} from './printout.ts'

const NOW = Date.parse('2026-03-02T10:00:00Z')
const filtersOf = (query: string) => activeFilters(parseView(query), () => undefined)

describe('the omitted jobs', () => {
  it('are none up to 2,000 jobs', () => {
    expect([0, 1, 2000].map(omittedLine)).toEqual([null, null, null])
    expect([1, 2, 2000].map(countLine)).toEqual(['1 job', '2 jobs', '2,000 jobs'])
  })

  it('are counted beyond that, with a reference to the CSV', () => {
    expect(countLine(3000)).toBe('First 2,000 of 3,000 jobs')
    expect(omittedLine(3000)).toBe('1,000 more jobs are not printed. Download CSV for all 3,000.')
    expect(omittedLine(2001)).toBe('1 more job is not printed. Download CSV for all 2,001.')
    expect(omittedLine(100_000)).toBe(
      '98,000 more jobs are not printed. Download CSV for all 100,000.',
    )
  })

  it('and the printed ones add up to the total', () => {
    fc.assert(
      fc.property(fc.integer({ min: MAX_PRINTED + 1, max: 1_000_000 }), (total) => {
        const [omitted = 0, all = 0] = (omittedLine(total)?.match(/[\d,]+/g) ?? []).map((text) =>
          Number(text.replaceAll(',', '')),
        )
        expect([omitted + MAX_PRINTED, all]).toEqual([total, total])
      }),
    )
  })
})

it('lists the filters without the sort order', () => {
  expect(filterLine([])).toBe('No filters')
  expect(filterLine(filtersOf('?sort=created'))).toBe('No filters')
  expect(filterLine(filtersOf('?status=failed,stopped&user=ada@example.com&gpu=H100,H200'))).toBe(
    'Status: Failed, Stopped · User: ada@example.com · GPU type: H100, H200',
  )
  expect(filterLine(filtersOf('?user=cyd&not-user=ada,bob&not-q=smoke&not-status=failed'))).toBe(
    'Status: not Failed · Text: not smoke · User: cyd, not ada or bob',
  )
})

const lineOf = (query: string) => {
  const { sort, status } = parseView(query)
  return sortLine(sort, status)
}

it('describes the sort order', () => {
  expect(lineOf('')).toBe('Newest first')
  expect(lineOf('?sort=created')).toBe('Oldest first')
  expect(lineOf('?sort=-gpus,name')).toBe('Sorted by GPUs (descending), Name (ascending)')
  expect(lineOf('?status=failed&sort=-updated')).toBe('Sorted by Ended (descending)')
})

describe('a cell', () => {
  const job = aTrainingJob({
    current_status: 'TRAINING_JOB_EVICTED',
    name: null,
    user: null,
    error_message: `line\nValueError: ${'x'.repeat(400)}`,
    created_at: '2026-03-02T08:59:00Z',
    updated_at: '2026-03-02T09:00:00Z',
  })

  it('has the text of the table’s cell, without color and tooltip', () => {
    expect(printedText('status', job, NOW, null)).toBe('EVICTED')
    expect(printedText('name', job, NOW, null)).toBe('Unnamed')
    expect(printedText('user', job, NOW, null)).toBe('–')
    expect(printedText('instance', job, NOW, null)).toBe('1 × H100')
    expect(printedText('elapsed', job, NOW, null)).toBe('≥ 1m 00s')
    expect(printedText('created', job, NOW, 'utc')).toBe('Mar 2, 2026, 08:59 UTC')
    expect(printedText('updated', job, NOW, 'utc')).toBe('Mar 2, 2026, 09:00 UTC')
    expect(printedText('status', aTrainingJob(), NOW, null)).toBe('Running')
  })

  it('is truncated if its text is too long for paper', () => {
    expect(printedText('name', aTrainingJob({ name: 'n'.repeat(301) }), NOW, null)).toBe(
      `${'n'.repeat(300)}…`,
    )
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (error_message) => {
        const text = printedText('error', aTrainingJob({ error_message }), NOW, null)
        expect(text.length).toBeGreaterThan(0)
        expect(text.length).toBeLessThanOrEqual(301)
      }),
    )
  })
})

it('columns share the width of the paper, in landscape if there are many', () => {
  fc.assert(
    fc.property(fc.subarray([...FIELD_KEYS], { minLength: 1 }), (keys) => {
      expect(printedWidths(keys).reduce((sum, width) => sum + width, 0)).toBeCloseTo(100)
    }),
  )
  expect(paperOf(['status', 'name', 'error'])).toBe('portrait')
  expect(paperOf(['status', 'name', 'id', 'project', 'error', 'user'])).toBe('landscape')
  expect(paperOf(FIELD_KEYS)).toBe('landscape small')
})
