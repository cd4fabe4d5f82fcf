import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  CLOSEST,
  periodOfStretch,
  positionOf,
  revealing,
  roomAround,
  visiblePeriod,
  timeAt,
  toMinutes,
  transformOf,
} from './scale.ts'

const MINUTE = 60_000
const time = fc.integer({ min: 1.7e12, max: 1.8e12 })
const anyLength = fc.integer({ min: 0, max: 1e10 })
const anyPeriod = fc.tuple(time, anyLength).map(([from, ms]) => ({ from, until: from + ms }))
const anyWidth = fc.integer({ min: 100, max: 3000 })

/** Returns how far two periods differ, ms: 1 ms is less than a pixel of a minute. */
function difference(a: { from: number; until: number }, b: { from: number; until: number }) {
  return Math.max(Math.abs(a.from - b.from), Math.abs(a.until - b.until))
}

it('shows a period within the whole unchanged', () => {
  fc.assert(
    fc.property(
      anyPeriod,
      anyWidth,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (extent, width, left, share) => {
        const whole = roomAround(extent)
        const all = whole.until - whole.from
        const size = Math.max(CLOSEST, all * share)
        const from = whole.from + (all - size) * left
        const visible = { from, until: from + size }
        const again = visiblePeriod(transformOf(visible, whole, width), whole, width)
        expect(difference(again, visible)).toBeLessThan(1)
      },
    ),
  )
})

it('never shows more than the whole or less than a minute', () => {
  fc.assert(
    fc.property(anyPeriod, anyPeriod, anyWidth, (extent, wanted, width) => {
      const whole = roomAround(extent)
      const transform = transformOf(wanted, whole, width)
      const visible = visiblePeriod(transform, whole, width)
      expect(transform.k).toBeGreaterThanOrEqual(1)
      expect(visible.from).toBeGreaterThan(whole.from - 1)
      expect(visible.until).toBeLessThan(whole.until + 1)
      expect(visible.until - visible.from).toBeGreaterThan(MINUTE - 1)
    }),
  )
})

it('converts between times and positions', () => {
  fc.assert(
    fc.property(
      anyPeriod,
      anyWidth,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (extent, width, share) => {
        const visible = roomAround(extent)
        const x = share * width
        expect(positionOf(timeAt(x, visible, width), visible, width)).toBeCloseTo(x, 3)
      },
    ),
  )
})

it('pans to a bar without zooming, and stays if it is already visible', () => {
  fc.assert(
    fc.property(anyPeriod, anyPeriod, (extent, bar) => {
      const visible = roomAround(extent)
      const moved = revealing(visible, bar)
      const length = moved.until - moved.from
      expect(length).toBeCloseTo(visible.until - visible.from, 0)
      expect(moved.from).toBeLessThan(bar.until)
      expect(moved.until).toBeGreaterThan(bar.from)
      expect(difference(revealing(moved, bar), moved)).toBeLessThan(1)
    }),
  )
})

it('converts a stretch to a period, in either direction', () => {
  const visible = { from: 0, until: 10 * MINUTE }
  expect(periodOfStretch({ start: 100, end: 300 }, visible, 500)).toEqual({
    from: 2 * MINUTE,
    until: 6 * MINUTE,
  })
  const anyPosition = fc.integer({ min: 0, max: 3000 })
  fc.assert(
    fc.property(anyPeriod, anyWidth, anyPosition, anyPosition, (extent, width, a, b) => {
      const within = roomAround(extent)
      const period = periodOfStretch({ start: a, end: b }, within, width)
      expect(period).toEqual(periodOfStretch({ start: b, end: a }, within, width))
      expect(positionOf(period.from, within, width)).toBeCloseTo(Math.min(a, b), 3)
      expect(positionOf(period.until, within, width)).toBeCloseTo(Math.max(a, b), 3)
    }),
  )
})

it('rounds a period outward to whole minutes', () => {
  fc.assert(
    fc.property(anyPeriod, (period) => {
      const { from, until } = toMinutes(period)
      expect([from % MINUTE, until % MINUTE]).toEqual([0, 0])
      expect(from).toBeLessThanOrEqual(period.from)
      expect(until).toBeGreaterThanOrEqual(period.until)
      expect(until - from).toBeLessThan(period.until - period.from + 2 * MINUTE)
    }),
  )
})
