import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { periodOf } from '#src/view/filtering/spans.ts'
import { fieldsOf, joinFields, type RangeFields } from './rangeFields.ts'

const now = Date.parse('2026-03-10T12:00Z')

const fields = (from: string, fromTime: string, to: string, toTime: string): RangeFields => ({
  from,
  fromTime,
  to,
  toTime,
})

describe('fieldsOf', () => {
  it.each([
    ['2026-03-01..2026-03-05', fields('2026-03-01', '', '2026-03-05', '')],
    ['2026-03-01T00:00Z..2026-03-06T00:00:00Z', fields('2026-03-01', '', '2026-03-05', '')],
    [
      '2026-03-01T09:00Z..2026-03-01T17:30:15Z',
      fields('2026-03-01', '09:00', '2026-03-01', '17:30:15'),
    ],
    ['2026-03-01T09:00Z..2026-03-06T00:00Z', fields('2026-03-01', '09:00', '2026-03-05', '')],
    ['yesterday', fields('2026-03-09', '', '2026-03-09', '')],
    ['last-night', fields('2026-03-09', '18:00', '2026-03-10', '08:00')],
    ['24h', fields('', '', '', '')],
    [null, fields('', '', '', '')],
  ])('returns the fields of %s in UTC', (text, expected) => {
    expect(fieldsOf(text, now, 'utc')).toEqual(expected)
  })
})

describe('joinFields', () => {
  it.each([
    [fields('2026-03-01', '', '2026-03-05', ''), '2026-03-01..2026-03-05'],
    [fields('2026-03-01', '00:00', '2026-03-05', '24:00'), '2026-03-01..2026-03-05'],
    [fields('2026-03-01', '9', '2026-03-01', '1730'), '2026-03-01T09:00Z..2026-03-01T17:30Z'],
    [fields('2026-03-01', ' 9:05 ', '2026-03-01', ''), '2026-03-01T09:05Z..2026-03-02T00:00Z'],
    [fields('2026-03-01', '090530', '2026-03-01', '24'), '2026-03-01T09:05:30Z..2026-03-02T00:00Z'],
    [fields('2026-03-10', '11:59', '2026-12-31', ''), '2026-03-10T11:59Z..2027-01-01T00:00Z'],
  ])('returns a range of days or UTC times for %j', (each, range) => {
    expect(joinFields(each, now, 'utc')).toEqual({ range })
  })

  it.each([
    [fields('', '', '', ''), 'Select a start date and an end date.'],
    [fields('', '09:00', '2026-03-05', ''), 'Select a start date.'],
    [fields('2026-03-01', '', '', '10:00'), 'Select an end date.'],
    [fields('2026-03-05', '', '2026-03-01', ''), 'The range must end after it starts.'],
    [fields('2026-03-01', '10:00', '2026-03-01', '10:00'), 'The range must end after it starts.'],
    [fields('2026-03-01', '25:00', '2026-03-01', ''), 'Enter times such as 14:05.'],
    [fields('2026-03-01', '', '2026-03-01', 'noon'), 'Enter times such as 14:05.'],
    [fields('2026-03-01', '9:5', '2026-03-01', ''), 'Enter times such as 14:05.'],
    [
      fields('2026-03-10', '12:01', '2026-03-11', ''),
      'The range is in the future. Select an earlier start.',
    ],
    [
      fields('2026-03-11', '', '2026-03-11', ''),
      'The range is in the future. Select an earlier start.',
    ],
  ])('returns an error message for %j', (each, problem) => {
    expect(joinFields(each, now, 'utc')).toEqual({ problem })
  })

  it('returns the range that the fields were created from', () => {
    const minute = fc.integer({ min: 0, max: Math.floor(now / 60_000) - 1 })
    fc.assert(
      fc.property(minute, minute, (a, b) => {
        fc.pre(a !== b)
        const [from, until] = [Math.min(a, b), Math.max(a, b)].map((each) => each * 60_000)
        const text = [from, until]
          .map((each = 0) => new Date(each).toISOString().replace(':00.000Z', 'Z'))
          .join('..')
        const joined = joinFields(fieldsOf(text, now, 'utc'), now, 'utc')
        const period = 'range' in joined ? periodOf(joined.range, now, 'utc') : null
        expect(period).toEqual({ from, until })
      }),
    )
  })
})
