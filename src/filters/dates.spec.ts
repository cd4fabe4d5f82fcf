import { describe, expect, it } from 'vitest'
import { datesIn, joinDates } from './dates.ts'

describe('two days that are picked', () => {
  it('are the same days when they are picked again', () => {
    const joined = joinDates('2026-03-01', '2026-03-05')
    expect(joined).toEqual({ created: '2026-03-01..2026-03-05' })
    for (const zone of [null, 'utc'] as const) {
      expect(datesIn('2026-03-01..2026-03-05', zone)).toEqual({
        from: '2026-03-01',
        to: '2026-03-05',
      })
      for (const none of [null, '7d']) expect(datesIn(none, zone)).toEqual({ from: '', to: '' })
    }
  })

  it.each([
    ['', '', 'Pick a day in From and one in To.'],
    ['', '2026-03-05', 'Pick a day in From, too.'],
    ['2026-03-01', '', 'Pick a day in To, too.'],
    ['2026-03-05', '2026-03-01', 'From is after To.'],
  ])('from %j to %j are refused: %s', (from, to, fault) => {
    expect(joinDates(from, to)).toEqual({ fault })
  })
})

it('times are days where they are whole ones of the zone', () => {
  const days = '2026-03-01T00:00Z..2026-03-06T00:00:00Z'
  expect(datesIn(days, 'utc')).toEqual({ from: '2026-03-01', to: '2026-03-05' })
  expect(datesIn('2026-03-01T09:00Z..2026-03-06T00:00Z', 'utc')).toEqual({ from: '', to: '' })
})
