import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyBars, LATEST } from '#src/testing/timelineArbitraries.ts'
import { STRIDE, visibleBars, type Frame } from './frame.ts'
import { layOut } from './layout.ts'

const NO_PALETTE = {
  patternFrom: 10,
  kinds: [],
  canvas: '',
  ink: '',
  muted: '',
  line: '',
  edge: '',
  accent: '',
  ring: '',
}

const anyFrame: fc.Arbitrary<Frame> = fc
  .record({
    bars: anyBars,
    from: fc.nat(LATEST),
    length: fc.integer({ min: 1, max: 80 }),
    width: fc.integer({ min: 1, max: 200 }),
    height: fc.integer({ min: 20, max: 100 }),
    scroll: fc.nat(40),
  })
  .map(({ bars, from, length, width, height, scroll }) => ({
    bars,
    layout: layOut(bars.groups, 60, false),
    now: LATEST,
    zone: null,
    nameOf: () => '',
    focused: -1,
    hovered: -1,
    open: -1,
    selected: null,
    width,
    height,
    palette: NO_PALETTE,
    visible: { from, until: from + length },
    scroll,
    brush: null,
  }))

const listed = (frame: Frame) => {
  const found = visibleBars(frame)
  return Array.from({ length: found.length / STRIDE }, (_, at) => ({
    bar: found[at * STRIDE] ?? NaN,
    left: found[at * STRIDE + 1] ?? NaN,
    width: found[at * STRIDE + 2] ?? NaN,
  }))
}

it('includes each visible bar, unless its lane has already painted its pixels', () => {
  fc.assert(
    fc.property(anyFrame, (frame) => {
      const { bars, visible, layout, scroll, height, width } = frame
      const all = listed(frame)
      const perPx = (visible.until - visible.from) / width
      for (const bar of bars.rows.keys()) {
        const lane = bars.laneOf[bar] ?? NaN
        const top = (layout.tops[lane] ?? NaN) - scroll
        const [start = NaN, end = NaN] = [bars.starts[bar], bars.ends[bar]]
        const isVisible =
          top < height && top + layout.laneHeight > 0 && start < visible.until && end > visible.from
        const own = all.some((box) => box.bar === bar)
        if (!isVisible) expect(own).toBe(false)
        else if (!own) {
          const right = Math.max(
            Math.round((end - visible.from) / perPx),
            Math.round((start - visible.from) / perPx) + 1,
          )
          expect(
            all.some(
              (box) =>
                bars.laneOf[box.bar] === lane && box.bar < bar && box.left + box.width >= right,
            ),
          ).toBe(true)
        }
      }
    }),
  )
})

it('draws no more bars in a lane than it has pixels', () => {
  fc.assert(
    fc.property(anyFrame, (frame) => {
      const counts = new Map<number, number>()
      for (const { bar, width } of listed(frame)) {
        expect(width).toBeGreaterThanOrEqual(1)
        const lane = frame.bars.laneOf[bar] ?? NaN
        counts.set(lane, (counts.get(lane) ?? 0) + 1)
      }
      // Bars can extend past the edges.
      for (const count of counts.values()) expect(count).toBeLessThanOrEqual(frame.width + 16)
    }),
  )
})
