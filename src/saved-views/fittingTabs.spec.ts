import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fittingTabs, MORE_WIDTH } from './fittingTabs.ts'

const fourTabs = [100, 120, 80, 140]

describe('fittingTabs', () => {
  it.each([
    { room: 440, fitting: 4 },
    { room: 439, fitting: 3 },
    { room: 100 + 120 + 80 + MORE_WIDTH, fitting: 3 },
    { room: 100 + 120 + MORE_WIDTH, fitting: 2 },
    { room: 100 + 119 + MORE_WIDTH, fitting: 1 },
    { room: 99 + MORE_WIDTH, fitting: 0 },
    { room: 0, fitting: 0 },
    { room: -1, fitting: 0 },
  ])('fits $fitting tabs into $room px', ({ room, fitting }) => {
    expect(fittingTabs({ room, tabs: fourTabs })).toBe(fitting)
  })

  const anyWidths = fc.record({
    room: fc.integer({ min: -50, max: 2000 }),
    tabs: fc.array(fc.integer({ min: 40, max: 240 }), { maxLength: 30 }),
  })

  it('never exceeds the width, and never hides a tab if there is more of it', () => {
    fc.assert(
      fc.property(anyWidths, (widths) => {
        const fitting = fittingTabs(widths)
        const used = widths.tabs.slice(0, fitting).reduce((sum, width) => sum + width, 0)
        const more = fitting < widths.tabs.length ? MORE_WIDTH : 0
        if (fitting > 0) expect(used + more).toBeLessThanOrEqual(widths.room)
        expect(fittingTabs({ ...widths, room: widths.room + 25 })).toBeGreaterThanOrEqual(fitting)
      }),
    )
  })
})
