// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { sideways, zooming } from './screen.ts'

const { DOM_DELTA_LINE, DOM_DELTA_PAGE } = WheelEvent
const wheel = (init: WheelEventInit) => new WheelEvent('wheel', init)

it('zooms only with Ctrl or ⌘, and pans only sideways', () => {
  for (const [init, across, zoomed] of [
    [{ deltaY: 100 }, 0, 0],
    [{ deltaY: 100, ctrlKey: true }, 0, 100],
    [{ deltaY: -100, metaKey: true }, 0, -100],
    [{ deltaX: 30, deltaY: 10 }, 30, 0],
    [{ deltaX: 10, deltaY: 30 }, 0, 0],
    [{ deltaY: 100, shiftKey: true }, 100, 0],
    [{ deltaX: 30, deltaY: 10, ctrlKey: true }, 0, 10],
  ] as const) {
    const found = { init, across: sideways(wheel(init)), zoomed: zooming(wheel(init)) }
    expect(found).toEqual({ init, across, zoomed })
  }
})

it('converts lines and pages to px', () => {
  expect(sideways(wheel({ deltaX: 3, deltaMode: DOM_DELTA_LINE }))).toBe(48)
  expect(zooming(wheel({ deltaY: 3, deltaMode: DOM_DELTA_LINE, ctrlKey: true }))).toBe(48)
  expect(zooming(wheel({ deltaY: -1, deltaMode: DOM_DELTA_PAGE, ctrlKey: true }))).toBe(-120)
})
