import type { Zone } from '#src/lib/zone.ts'
import type { Period } from '#src/view/filtering/spans.ts'
import type { Bars } from './bars.ts'
import { firstThatEndsAfter } from './find.ts'
import { lanesWithin, type Layout } from './layout.ts'
import type { Palette } from './palette.ts'
import { msPerPx } from './scale.ts'

/** What is drawn. */
export interface Scene {
  readonly bars: Bars
  readonly layout: Layout
  /** When the answer came, ms since the epoch. */
  readonly now: number
  /** What its times are in. */
  readonly zone: Zone
  readonly nameOf: (bar: number) => string
  /** Bars that stand out; -1 for none. */
  readonly focused: number
  readonly hovered: number
  readonly open: number
  /** The range whose menu is open. */
  readonly selected: Period | null
  /** How large the lanes' canvas is, px. */
  readonly width: number
  readonly height: number
}

/** What of it is drawn, and how. */
export interface Frame extends Scene {
  readonly palette: Palette
  /** The time from the left to the right. */
  readonly visible: Period
  /** How far the lanes are scrolled, px. */
  readonly scroll: number
  /** The range that is being marked, or whose menu is open. */
  readonly brush: Period | null
}

/** A bar as drawn, px from the left and top of the canvas. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Bars go on past the edge by so much, px, where what closes them is not seen. */
const OVER = 8

/** How high a bar is, px: what its lane leaves between it and the next. */
export function barHeight({ laneHeight }: Layout): number {
  return laneHeight - (laneHeight >= 10 ? 2 : 1)
}

/** Where a bar is drawn; it is at least 1 px wide. */
export function boxOf(frame: Frame, bar: number): Box {
  const { bars, layout, visible: displayed, width, scroll } = frame
  const perPx = msPerPx(displayed, width)
  const left = Math.max(-OVER, Math.round(((bars.starts[bar] ?? NaN) - displayed.from) / perPx))
  const right = Math.min(
    width + OVER,
    Math.round(((bars.ends[bar] ?? NaN) - displayed.from) / perPx),
  )
  return {
    left,
    top: (layout.tops[bars.laneOf[bar] ?? NaN] ?? NaN) - scroll,
    width: Math.max(right - left, 1),
    height: barHeight(layout),
  }
}

/** What of a bar is within the canvas from left to right. */
export function visibleBoxOf(frame: Frame, bar: number): Box {
  const box = boxOf(frame, bar)
  const left = Math.min(Math.max(box.left, 0), frame.width)
  const right = Math.min(Math.max(box.left + box.width, left), frame.width)
  return { ...box, left, width: right - left }
}

/**
 * The bars that a frame shows, lane by lane, as runs of `STRIDE` numbers: bar, left and width. One that
 * falls into a pixel that its lane has painted already is left out, so that a frame never draws more
 * than it has pixels.
 */
export function visibleBars({
  bars,
  layout,
  visible: displayed,
  width,
  height,
  scroll,
}: Frame): number[] {
  const { starts, ends, lanes } = bars
  const pxPerMs = 1 / msPerPx(displayed, width)
  const { from, until } = lanesWithin(layout, scroll, scroll + height)
  const found: number[] = []
  for (let lane = from; lane < until; lane++) {
    const last = lanes[lane + 1] ?? 0
    let painted = -Infinity
    for (let bar = firstThatEndsAfter(bars, lane, displayed.from); bar < last; bar++) {
      const start = starts[bar] ?? NaN
      if (start >= displayed.until) break
      const left = Math.max(-OVER, Math.round((start - displayed.from) * pxPerMs))
      const end = Math.round(((ends[bar] ?? NaN) - displayed.from) * pxPerMs)
      const right = Math.min(width + OVER, Math.max(end, left + 1))
      if (right <= painted) continue
      painted = right
      found.push(bar, left, right - left)
    }
  }
  return found
}

export const STRIDE = 3
