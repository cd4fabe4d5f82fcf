import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyPeriod, anyView } from '#src/testing/viewArbitraries.ts'
import { DEFAULT_VIEW } from '#src/view/view.ts'
import { printPeriod } from './printPeriod.ts'
import { futureRanges, isBackward, isFuture } from './rangeProblem.ts'

const now = Date.parse('2026-03-01T12:00Z')

it.each([
  '2026-03-05..2026-03-01',
  '2026-03-02T09:00Z..2026-03-01T09:00Z',
  '2026-03-01T09:00Z..2026-03-01T09:00Z',
  '2026-03-01T09:00:00Z..2026-03-01T09:00Z',
])('reports that %s ends before it starts', (text) => {
  expect(isBackward(text)).toBe(true)
})

it.each([
  '2026-03-01..2026-03-05',
  '2026-03-01..2026-03-01',
  '2026-03-01T09:00Z..2026-03-01T09:01Z',
  '2026-02-30..2026-02-01',
  '2026-03-05..',
  '2026-03-05..2026-03-01..2026-02-01',
  '2026-03-05..2026-03-01T09:00Z',
  'yesterday..today',
  'soon',
  '24h',
  '',
])('accepts the order of %j', (text) => {
  expect(isBackward(text)).toBe(false)
})

it('reports a period if and only if its ends are swapped', () => {
  fc.assert(
    fc.property(anyPeriod, (period) => {
      const text = printPeriod(period, 'utc')
      expect(isBackward(text)).toBe(false)
      const [from = '', until = ''] = text.split('..')
      expect(isBackward(`${until}..${from}`)).toBe(from !== until)
    }),
  )
})

it.each([
  ['2026-03-02..2026-03-05', true],
  ['2026-03-01T12:01Z..2026-03-01T13:00Z', true],
  ['2026-03-01T12:00Z..2026-03-01T13:00Z', false],
  ['2026-02-01..2030-01-01', false],
  ['2026-03-05..2026-03-02', false],
  ['1h', false],
  ['today', false],
  ['last-night', false],
])('whether %s is in the future: %s', (text, future) => {
  expect(isFuture(text, now, 'utc')).toBe(future)
})

it('returns the keys of ranges in the future', () => {
  const future = '2026-03-02..2026-03-05'
  const view = { ...DEFAULT_VIEW, created: '24h', ended: future, during: future }
  expect(futureRanges(view, now)).toEqual(['ended', 'during'])
  fc.assert(fc.property(anyView, (any) => futureRanges({ ...any, ...view }, now).length === 2))
})
