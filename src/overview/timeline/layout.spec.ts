import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { heightInView, laneAt, lanesWithin, layOut } from './layout.ts'

const anyGroups = fc.array(fc.record({ lanes: fc.integer({ min: 1, max: 12 }) }), {
  minLength: 1,
  maxLength: 12,
})
const anyRoom = fc.integer({ min: 60, max: 400 })

it('stacks the lanes, each within its group', () => {
  fc.assert(
    fc.property(anyGroups, anyRoom, fc.boolean(), (groups, room, above) => {
      const { tops, groups: positions, laneHeight, height } = layOut(groups, room, above)
      expect(tops).toHaveLength(groups.reduce((sum, { lanes }) => sum + lanes, 0))
      let lane = 0
      let bottom = 0
      for (const [index, { lanes }] of groups.entries()) {
        const group = positions[index] ?? { top: NaN, height: NaN }
        expect(group.top).toBeGreaterThanOrEqual(bottom)
        bottom = group.top
        for (let own = 0; own < lanes; own++) {
          const top = tops[lane++] ?? NaN
          expect(top).toBeGreaterThanOrEqual(bottom)
          bottom = top + laneHeight
        }
        expect(bottom).toBeLessThanOrEqual(group.top + group.height)
        bottom = group.top + group.height
      }
      expect(height).toBeGreaterThanOrEqual(bottom)
    }),
  )
})

it('has the highest lanes that fit', () => {
  fc.assert(
    fc.property(anyGroups, anyRoom, fc.boolean(), (groups, room, above) => {
      const { laneHeight, height } = layOut(groups, room, above)
      if (height > room) expect(height).toBe(layOut(groups, 0, above).height)
      if (laneHeight < 16) expect(layOut(groups, room - 20, above).laneHeight).toBeLessThan(16)
      expect(layOut(groups, room + 50, above).laneHeight).toBeGreaterThanOrEqual(laneHeight)
    }),
  )
})

it('displays all lanes, or ends in the middle of one', () => {
  fc.assert(
    fc.property(anyGroups, anyRoom, anyRoom, fc.boolean(), (groups, room, maximum, above) => {
      const layout = layOut(groups, room, above)
      const height = heightInView(layout, maximum)
      expect(height).toBeLessThanOrEqual(maximum)
      if (layout.height <= maximum) expect(height).toBe(layout.height)
      else expect(laneAt(layout, height)).not.toBe(-1)
    }),
  )
})

it('has high lanes if the names need the height', () => {
  const groups = Array.from({ length: 15 }, () => ({ lanes: 1 }))
  expect(layOut(groups, 320, false)).toMatchObject({ laneHeight: 16, height: 330 })
})

it('finds the lane at a height, and the lanes between two heights', () => {
  fc.assert(
    fc.property(
      anyGroups,
      anyRoom,
      fc.boolean(),
      fc.nat(400),
      fc.integer({ min: 1, max: 100 }),
      (groups, room, above, y, more) => {
        const layout = layOut(groups, room, above)
        const { tops, laneHeight } = layout
        expect(laneAt(layout, y)).toBe(tops.findIndex((top) => top <= y && y < top + laneHeight))
        const { from, until } = lanesWithin(layout, y, y + more)
        for (const [lane, top] of tops.entries()) {
          const isVisible = top < y + more && top + laneHeight > y
          expect(lane >= from && lane < until).toBe(isVisible)
        }
      },
    ),
  )
})
