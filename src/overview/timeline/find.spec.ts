import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyBars, LATEST } from '#src/testing/timelineArbitraries.ts'
import type { Bars } from './bars.ts'
import { barAt, adjacentInTime, inAdjacentLane, firstThatEndsAfter } from './find.ts'

const barsOf = ({ laneOf }: Bars, lane: number) =>
  [...laneOf.keys()].filter((bar) => laneOf[bar] === lane)
const distance = ({ starts, ends }: Bars, bar: number, time: number) =>
  Math.max(0, (starts[bar] ?? NaN) - time, time - (ends[bar] ?? NaN))

it('finds the first bar of a lane that ends after a time', () => {
  fc.assert(
    fc.property(anyBars, fc.nat(LATEST + 20), (bars, time) => {
      for (let lane = 0; lane < bars.lanes.length - 1; lane++) {
        const found = barsOf(bars, lane).find((bar) => (bars.ends[bar] ?? NaN) > time)
        expect(firstThatEndsAfter(bars, lane, time)).toBe(found ?? bars.lanes[lane + 1])
      }
    }),
  )
})

it('finds the bar under a pointer, or the nearest within reach', () => {
  fc.assert(
    fc.property(anyBars, fc.nat(LATEST + 20), fc.nat(3), (bars, time, reach) => {
      for (let lane = 0; lane < bars.lanes.length - 1; lane++) {
        const all = barsOf(bars, lane).map((bar) => distance(bars, bar, time))
        const found = barAt(bars, lane, time, reach)
        const min = Math.min(...all)
        if (min > reach) expect(found).toBe(-1)
        else {
          expect(bars.laneOf[found]).toBe(lane)
          expect(distance(bars, found, time)).toBe(min)
        }
      }
    }),
  )
})

it('finds no bar in a lane that does not exist', () => {
  fc.assert(
    fc.property(anyBars, (bars) => {
      expect(barAt(bars, -1, 5, Infinity)).toBe(-1)
      expect(barAt(bars, bars.lanes.length - 1, 5, Infinity)).toBe(-1)
    }),
  )
})

it('moves to the nearest bar of the adjacent lane, or stays if there is none', () => {
  fc.assert(
    fc.property(anyBars, fc.constantFrom(-1 as const, 1 as const), (bars, step) => {
      for (const bar of bars.rows.keys()) {
        const lane = (bars.laneOf[bar] ?? NaN) + step
        const middle = ((bars.starts[bar] ?? NaN) + (bars.ends[bar] ?? NaN)) / 2
        const others = barsOf(bars, lane)
        const found = inAdjacentLane(bars, bar, step)
        if (others.length === 0) expect(found).toBe(bar)
        else {
          const min = Math.min(...others.map((other) => distance(bars, other, middle)))
          expect(others).toContain(found)
          expect(distance(bars, found, middle)).toBe(min)
        }
      }
    }),
  )
})

it('moves through all bars in the order of their starts, in both directions', () => {
  fc.assert(
    fc.property(anyBars, (bars) => {
      const walk = (from: number, step: -1 | 1) => {
        const visited = [from]
        for (let bar = from; ;) {
          const next = adjacentInTime(bars, bar, step)
          if (next === bar) return visited
          visited.push(next)
          bar = next
        }
      }
      const forwards = walk(bars.byStart[0] ?? -1, 1)
      expect(forwards).toEqual([...bars.byStart])
      expect(walk(bars.byStart.at(-1) ?? -1, -1)).toEqual(forwards.toReversed())
      const starts = forwards.map((bar) => bars.starts[bar] ?? NaN)
      expect(starts).toEqual([...starts].sort((a, b) => a - b))
    }),
  )
})
