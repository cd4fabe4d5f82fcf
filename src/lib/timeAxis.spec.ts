import { expect, it } from 'vitest'
import { daysOf, ticksOf } from './timeAxis.ts'

const at = (day: number, hour: number, minute = 0) => new Date(2026, 2, day, hour, minute).getTime()

it('labels hours, and days in the browser’s time zone', () => {
  const ticks = ticksOf({ from: at(4, 18), until: at(5, 9) }, 500, null)
  expect(ticks.map(({ label }) => label)).toEqual([
    '18:00',
    '21:00',
    'Mar 5',
    '03:00',
    '06:00',
    '09:00',
  ])
  expect(ticks.filter(({ isDay }) => isDay).map(({ time }) => time)).toEqual([at(5, 0)])
  expect(daysOf({ from: at(4, 18), until: at(5, 9) }, null)).toEqual([at(5, 0)])
})

it('labels each day if there is room', () => {
  const week = { from: at(2, 12), until: at(9, 12) }
  expect(ticksOf(week, 420, null).map(({ label }) => label)).toHaveLength(7)
  expect(ticksOf(week, 300, null).length).toBeLessThan(7)
})

it('labels seconds when zoomed in', () => {
  const labels = ticksOf({ from: at(4, 18), until: at(4, 18, 1) }, 300, null).map(
    ({ label }) => label,
  )
  expect(labels).toContain('18:00:30')
})

it('labels years when zoomed out', () => {
  const ticks = ticksOf({ from: Date.UTC(2023, 5), until: Date.UTC(2027, 5) }, 500, null)
  expect(ticks.map(({ label }) => label)).toContain('2025')
  expect(daysOf({ from: Date.UTC(2023, 5), until: Date.UTC(2027, 5) }, null)).toEqual([])
})
