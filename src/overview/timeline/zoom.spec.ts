import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLOSEST, positionOf, roomAround } from './scale.ts'
import { ZOOM, zoomAbout, zoomOfWheel } from './zoom.ts'

const HOUR = 3_600_000

describe('the wheel', () => {
  it('zooms by the same step for a notch in any browser', () => {
    for (const px of [48, 100, 120]) {
      expect(zoomOfWheel(-px), 'up zooms in').toBeCloseTo(1.17, 2)
      expect(1 / zoomOfWheel(px)).toBeCloseTo(1.17, 2)
    }
  })

  it('zooms as much with three notches as with a key, at once or one by one', () => {
    expect(zoomOfWheel(-100) ** 3).toBeCloseTo(ZOOM, 10)
    expect(zoomOfWheel(-360)).toBeCloseTo(ZOOM, 10)
    const whole = roomAround({ from: 0, until: 24 * HOUR })
    let visible = { from: HOUR, until: 8 * HOUR }
    for (let notch = 0; notch < 3; notch++) {
      visible = zoomAbout(3 * HOUR, zoomOfWheel(-100), visible, whole)
    }
    // 7 h ÷ 1.6
    expect((visible.until - visible.from) / HOUR).toBeCloseTo(4.375, 10)
  })

  it('follows the fingers of a pinch', () => {
    expect(zoomOfWheel(-1)).toBeCloseTo(1.01, 3)
    expect(zoomOfWheel(-4)).toBeCloseTo(1.041, 3)
    // Fingers that move twice as far apart send 100 × ln 2 px in all.
    expect(zoomOfWheel(-Math.log(2) * 5) ** 20).toBeCloseTo(2, 10)
  })

  it('zooms out by as much as in, and never less for a larger movement', () => {
    const anyPx = fc.double({ min: -2000, max: 2000, noNaN: true })
    expect(zoomOfWheel(0)).toBe(1)
    fc.assert(
      fc.property(anyPx, anyPx, (a, b) => {
        expect(zoomOfWheel(a) * zoomOfWheel(-a)).toBeCloseTo(1, 10)
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        expect(zoomOfWheel(more)).toBeLessThanOrEqual(zoomOfWheel(less))
      }),
    )
  })
})

describe('zooming about a time', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  /** The whole period, a visible part of it, and a time in that part. */
  const anyCase = fc
    .tuple(fc.integer({ min: 1.7e12, max: 1.8e12 }), fc.nat(1e10), share, share, share)
    .map(([start, extent, left, size, at]) => {
      const whole = roomAround({ from: start, until: start + extent })
      const all = whole.until - whole.from
      const length = Math.max(CLOSEST, all * size)
      const from = whole.from + (all - length) * left
      return { whole, visible: { from, until: from + length }, time: from + at * length }
    })
  const anyFactor = fc.double({ min: 1, max: 5, noNaN: true })

  it('keeps the position of the time, and can be undone by zooming out', () => {
    fc.assert(
      fc.property(anyCase, anyFactor, ({ whole, visible, time }, factor) => {
        fc.pre((visible.until - visible.from) / factor >= CLOSEST)
        const near = zoomAbout(time, factor, visible, whole)
        expect(near.until - near.from).toBeCloseTo((visible.until - visible.from) / factor, 0)
        expect(positionOf(time, near, 1000)).toBeCloseTo(positionOf(time, visible, 1000), 1)
        const back = zoomAbout(time, 1 / factor, near, whole)
        expect(Math.abs(back.from - visible.from)).toBeLessThan(1)
        expect(Math.abs(back.until - visible.until)).toBeLessThan(1)
      }),
    )
  })

  it('never shows less than a minute or more than the whole', () => {
    fc.assert(
      fc.property(anyCase, anyFactor, fc.boolean(), ({ whole, visible, time }, factor, zoomsIn) => {
        const next = zoomAbout(time, zoomsIn ? factor ** 9 : factor ** -9, visible, whole)
        expect(next.until - next.from).toBeGreaterThan(CLOSEST - 1)
        expect(next.from).toBeGreaterThan(whole.from - 1)
        expect(next.until).toBeLessThan(whole.until + 1)
        if (zoomsIn) expect(next.from - 1).toBeLessThan(time)
        if (zoomsIn) expect(next.until + 1).toBeGreaterThan(time)
      }),
    )
  })
})
