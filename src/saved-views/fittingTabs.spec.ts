import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fittingTabs, MORE_WIDTH } from './fittingTabs.ts'

const fourTabs = [100, 120, 80, 140]

describe('the tabs that fit', () => {
  it.each([
    { room: 440, wanted: -1, fitting: [0, 1, 2, 3] },
    { room: 439, wanted: -1, fitting: [0, 1, 2] },
    { room: 100 + 120 + MORE_WIDTH, wanted: -1, fitting: [0, 1] },
    { room: 100 + 119 + MORE_WIDTH, wanted: -1, fitting: [0] },
    { room: 100 + 119 + MORE_WIDTH, wanted: 0, fitting: [0] },
    { room: 100 + 140 + MORE_WIDTH, wanted: 3, fitting: [0, 3] },
    { room: 100 + 139 + MORE_WIDTH, wanted: 3, fitting: [3] },
    { room: 139 + MORE_WIDTH, wanted: 3, fitting: [] },
    { room: 0, wanted: -1, fitting: [] },
  ])('in $room px with $wanted displayed are $fitting', ({ room, wanted, fitting }) => {
    expect(fittingTabs({ room, tabs: fourTabs }, wanted)).toEqual(fitting)
  })

  const anyWidths = fc.record({
    room: fc.integer({ min: -50, max: 2000 }),
    tabs: fc.array(fc.integer({ min: 40, max: 240 }), { maxLength: 30 }),
  })

  it('are no wider than the room, and more room never hides one', () => {
    fc.assert(
      fc.property(anyWidths, fc.integer({ min: -1, max: 29 }), (widths, wanted) => {
        const fitting = fittingTabs(widths, wanted)
        const used = fitting.reduce((sum, index) => sum + (widths.tabs[index] ?? 0), 0)
        const more = fitting.length < widths.tabs.length ? MORE_WIDTH : 0
        if (fitting.length > 0) expect(used + more).toBeLessThanOrEqual(widths.room)
        const wider = fittingTabs({ ...widths, room: widths.room + 25 }, wanted)
        expect(wider).toEqual(expect.arrayContaining([...fitting]))
      }),
    )
  })
})
