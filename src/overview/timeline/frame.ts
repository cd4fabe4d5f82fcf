import type { Zone } from '#src/lib/zone.ts'
import type { Period } from '#src/view/filtering/spans.ts'
import type { Bars } from './bars.ts'
import { firstThatEndsAfter } from './find.ts'
import { lanesWithin, type Layout } from './layout.ts'
import type { Palette } from './palette.ts'
import { msPerPx } from './scale.ts'

export interface Scene {
  readonly bars: Bars
  readonly layout: Layout
  /** ms since the epoch. */
  readonly now: number
  readonly zone: Zone
  readonly nameOf: (bar: number) => string
  /** Highlighted bars; -1 for none. */
  readonly focused: number
  readonly hovered: number
  readonly open: number
  /** The range that the range menu is for. */
  readonly selected: Period | null
  readonly width: number
  readonly height: number
}

export interface Frame extends Scene {
  readonly palette: Palette
  readonly visible: Period
  /** How far the lanes are scrolled down, px. */
  readonly scroll: number
  /** The range being marked, otherwise `selected`. */
  readonly brush: Period | null
}

/** A bar as drawn, px from the left and top of the canvas. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Bars are clipped this far outside the canvas's left and right edges, px, so that clipped ends are out of sight. */
const OVER = 8

/** Returns the height of a bar, px: its lane's height without the gap to the next lane. */
export function barHeight({ laneHeight }: Layout): number {
  return laneHeight - (laneHeight >= 10 ? 2 : 1)
}

/** Returns a bar's box, at least 1 px wide, clipped `OVER` px outside the canvas. */
export function boxOf(frame: Frame, bar: number): Box {
  const { bars, layout, visible, width, scroll } = frame
  const perPx = msPerPx(visible, width)
  const left = Math.max(-OVER, Math.round(((bars.starts[bar] ?? NaN) - visible.from) / perPx))
  const right = Math.min(width + OVER, Math.round(((bars.ends[bar] ?? NaN) - visible.from) / perPx))
  return {
    left,
    top: (layout.tops[bars.laneOf[bar] ?? NaN] ?? NaN) - scroll,
    width: Math.max(right - left, 1),
    height: barHeight(layout),
  }
}

/** Returns a bar's box, clipped to the left and right edges of the canvas; 0 px wide if it is outside them. */
export function visibleBoxOf(frame: Frame, bar: number): Box {
  const box = boxOf(frame, bar)
  const left = Math.min(Math.max(box.left, 0), frame.width)
  const right = Math.min(Math.max(box.left + box.width, left), frame.width)
  return { ...box, left, width: right - left }
}

/**
 * Returns the visible bars, lane by lane, as runs of `STRIDE` numbers: bar, left and width. Omits a bar whose pixels
 * are covered by earlier bars of its lane, so that a frame never has more bars than pixels.
 */
export function visibleBars({ bars, layout, visible, width, height, scroll }: Frame): number[] {
  const { starts, ends, lanes } = bars
  const pxPerMs = 1 / msPerPx(visible, width)
  const { from, until } = lanesWithin(layout, scroll, scroll + height)
  const found: number[] = []
  for (let lane = from; lane < until; lane++) {
    const nextLaneStart = lanes[lane + 1] ?? 0
    let coveredTo = -Infinity
    for (let bar = firstThatEndsAfter(bars, lane, visible.from); bar < nextLaneStart; bar++) {
      const start = starts[bar] ?? NaN
      if (start >= visible.until) break
      const left = Math.max(-OVER, Math.round((start - visible.from) * pxPerMs))
      const end = Math.round(((ends[bar] ?? NaN) - visible.from) * pxPerMs)
      const right = Math.min(width + OVER, Math.max(end, left + 1))
      if (right <= coveredTo) continue
      coveredTo = right
      found.push(bar, left, right - left)
    }
  }
  return found
}

/** How many numbers `visibleBars` returns per bar. */
export const STRIDE = 3
