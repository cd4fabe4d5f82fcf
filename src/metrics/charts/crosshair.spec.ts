import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createCrosshair,
  hide,
  indexForKey,
  moveTo,
  nodeForKey,
  pressKey,
  timeIn,
} from './crosshair.ts'

const TIMES = Float64Array.from({ length: 30 }, (_, index) => index * 15_000)
const DISPLAYED = { times: TIMES, range: { from: 0, to: 29 * 15_000 } }

describe('the keys', () => {
  it.each([
    ['ArrowLeft', 5, 4],
    ['ArrowRight', 5, 6],
    ['PageUp', 5, 15],
    ['PageDown', 25, 15],
    ['Home', 5, 0],
    ['End', 5, 29],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 29, 29],
    ['PageDown', 5, 0],
    ['PageUp', 25, 29],
    ['ArrowLeft', -1, 29],
    ['ArrowRight', -1, 29],
    ['Enter', 5, null],
    ['ArrowUp', 5, null],
  ])('%s moves from %d to %s', (key, from, to) => {
    expect(indexForKey(key, from, 30)).toBe(to)
  })

  it('start at the newest sample, and hide the crosshair', () => {
    const crosshair = createCrosshair()
    expect(pressKey(crosshair, 'Escape', DISPLAYED)).toBe(false)
    expect(pressKey(crosshair, 'ArrowLeft', DISPLAYED)).toBe(true)
    expect(crosshair.get()).toEqual({ time: 29 * 15_000, row: null, byKey: true })
    expect(pressKey(crosshair, 'PageDown', DISPLAYED)).toBe(true)
    expect(crosshair.get().time).toBe(19 * 15_000)
    expect(pressKey(crosshair, 'Escape', DISPLAYED)).toBe(true)
    expect(crosshair.get().time).toBeNull()
  })

  it('continue at the nearest sample after new ones arrived', () => {
    const crosshair = createCrosshair()
    moveTo(crosshair, 15_000 * 3 + 400)
    pressKey(crosshair, 'ArrowRight', DISPLAYED)
    expect(crosshair.get().time).toBe(15_000 * 4)
  })

  it('start at the newest sample if the crosshair is outside the range', () => {
    const crosshair = createCrosshair()
    moveTo(crosshair, 30 * 15_000)
    expect(pressKey(crosshair, 'Escape', DISPLAYED)).toBe(false)
    moveTo(crosshair, -15_000)
    pressKey(crosshair, 'ArrowRight', DISPLAYED)
    expect(crosshair.get().time).toBe(29 * 15_000)
  })

  it('do nothing without samples', () => {
    const crosshair = createCrosshair()
    expect(pressKey(crosshair, 'ArrowLeft', { ...DISPLAYED, times: new Float64Array() })).toBe(true)
    expect(crosshair.get().time).toBeNull()
  })

  it('never leave the samples', () => {
    const keys = fc.constantFrom('ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End')
    fc.assert(
      fc.property(fc.array(keys), fc.integer({ min: 1, max: 30 }), (pressed, count) => {
        let index = -1
        for (const key of pressed) {
          index = indexForKey(key, index, count) ?? NaN
          expect(index).toBeGreaterThanOrEqual(0)
          expect(index).toBeLessThan(count)
        }
      }),
    )
  })
})

it.each([
  ['ArrowUp', 0, 0],
  ['ArrowUp', 2, 1],
  ['ArrowDown', 1, 2],
  ['ArrowDown', 2, 2],
  ['ArrowLeft', 1, null],
])('%s selects after node %d of three: %s', (key, node, selected) => {
  expect(nodeForKey(key, node, 3)).toBe(selected)
})

it('has no time outside the range, whose ends are in it', () => {
  const range = { from: 1000, to: 2000 }
  const times = [null, 999, 1000, 2000, 2001]
  expect(times.map((time) => timeIn(range, { time, row: null, byKey: false }))).toEqual([
    null,
    null,
    1000,
    2000,
    null,
  ])
})

it('reports a move only if something changes', () => {
  const crosshair = createCrosshair()
  let moves = 0
  crosshair.subscribe(() => (moves += 1))
  moveTo(crosshair, 15_000, { node: 0, gpu: 1 })
  moveTo(crosshair, 15_000, { node: 0, gpu: 1 })
  expect(moves).toBe(1)
  moveTo(crosshair, 15_000, { node: 0, gpu: 2 })
  moveTo(crosshair, 30_000, { node: 0, gpu: 2 })
  expect(moves).toBe(3)
  hide(crosshair)
  hide(crosshair)
  expect(moves).toBe(4)
})
