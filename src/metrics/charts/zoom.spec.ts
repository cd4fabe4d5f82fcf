import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCrosshair, moveTo } from './crosshair.ts'
import { LEFT, plotWidth } from './timeScale.ts'
import { createSelection, endsOf, extendByKey, selectionOf, SHORTEST, zoomedRange } from './zoom.ts'

const MINUTE = 60_000
const RANGE = { from: 0, to: 10 * MINUTE }
const WIDTH = 500

it('selects the times of a drag, in either direction and within the range', () => {
  const at = (share: number) => LEFT + plotWidth(WIDTH) * share
  const forward = selectionOf({ start: at(0.1), end: at(0.5) }, RANGE, WIDTH)
  expect(endsOf(forward).from).toBeCloseTo(MINUTE)
  expect(endsOf(forward).to).toBeCloseTo(5 * MINUTE)
  const backward = selectionOf({ start: at(0.5), end: 0 }, RANGE, WIDTH)
  expect(backward.anchor).toBeCloseTo(5 * MINUTE)
  expect(endsOf(backward).from).toBe(0)
})

describe('the range of a selection', () => {
  it.each([
    [MINUTE, 4 * MINUTE, MINUTE, 4 * MINUTE],
    [4 * MINUTE, MINUTE, MINUTE, 4 * MINUTE],
    [90_400.5, 200_100, 90_000, 201_000],
    [5 * MINUTE, 5 * MINUTE, 4.5 * MINUTE, 5.5 * MINUTE],
    [0, 10_000, 0, MINUTE],
    [10 * MINUTE - 10_000, 10 * MINUTE, 9 * MINUTE, 10 * MINUTE],
    [15_000, 10 * MINUTE + 15_000, 0, 11 * MINUTE],
    [15_000, 10 * MINUTE + 14_999, 15_000, 10 * MINUTE + 15_000],
  ])('from %d to %d is from %d until %d', (anchor, head, from, until) => {
    expect(zoomedRange({ anchor, head }, RANGE)).toEqual({ from, until })
  })

  it('has the selection and at least a minute, within a minute of the displayed range', () => {
    const time = fc.integer({ min: 0, max: 100 * MINUTE })
    fc.assert(
      fc.property(time, time, time, time, (start, length, a, b) => {
        const displayed = { from: start, to: start + length }
        const within = (value: number) => start + (value % (length + 1))
        const selection = { anchor: within(a), head: within(b) }
        const { from, until } = zoomedRange(selection, displayed)
        expect(until - from).toBeGreaterThanOrEqual(SHORTEST)
        expect(from).toBeLessThanOrEqual(endsOf(selection).from)
        expect(until).toBeGreaterThanOrEqual(endsOf(selection).to)
        expect(from).toBeGreaterThan(displayed.from - MINUTE)
        expect(until).toBeLessThan(Math.max(displayed.to, start + SHORTEST) + MINUTE)
        expect([from % 1000, until % 1000]).toEqual([0, 0])
      }),
    )
  })
})

describe('Shift and a key', () => {
  const times = Float64Array.from({ length: 30 }, (_, index) => index * 15_000)
  const displayed = { times, range: { from: 0, to: 29 * 15_000 } }

  it('extends the selection from the crosshair', () => {
    const atoms = { selection: createSelection(), crosshair: createCrosshair() }
    moveTo(atoms.crosshair, 5 * 15_000)
    expect(extendByKey(atoms, 'ArrowRight', displayed)).toBe(true)
    expect(extendByKey(atoms, 'PageUp', displayed)).toBe(true)
    expect(atoms.selection.get()).toEqual({ anchor: 5 * 15_000, head: 16 * 15_000 })
    expect(extendByKey(atoms, 'Home', displayed)).toBe(true)
    expect(atoms.selection.get()).toEqual({ anchor: 5 * 15_000, head: 0 })
    expect(atoms.crosshair.get()).toEqual({ time: 0, row: null, byKey: true })
    expect(extendByKey(atoms, 'ArrowDown', displayed)).toBe(false)
  })

  it('begins at the newest sample without a crosshair', () => {
    const atoms = { selection: createSelection(), crosshair: createCrosshair() }
    extendByKey(atoms, 'ArrowLeft', displayed)
    expect(atoms.selection.get()).toEqual({ anchor: 29 * 15_000, head: 28 * 15_000 })
  })

  it('selects nothing without samples', () => {
    const atoms = { selection: createSelection(), crosshair: createCrosshair() }
    const empty = { ...displayed, times: new Float64Array() }
    expect(extendByKey(atoms, 'ArrowLeft', empty)).toBe(true)
    expect(atoms.selection.get()).toBeNull()
  })
})
