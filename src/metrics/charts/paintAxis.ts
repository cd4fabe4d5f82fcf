import { ticksOf } from '#src/lib/timeAxis.ts'
import type { Zone } from '#src/lib/zone.ts'
import type { Palette } from './palette.ts'
import { AXIS_HEIGHT, LEFT, plotWidth, xOf, type TimeRange } from './timeScale.ts'

const FONT = '11px Geist, system-ui, sans-serif'

export interface TimeAxis {
  readonly range: TimeRange
  readonly zone: Zone
  /** Of the whole chart, px. */
  readonly width: number
}

/** Draws the lines of the time axis down to `bottom`, px, and the labels below. */
export function paintTimeAxis(
  context: CanvasRenderingContext2D,
  { range, zone, width }: TimeAxis,
  {
    top,
    bottom,
    palette,
  }: { readonly top: number; readonly bottom: number; readonly palette: Palette },
): void {
  context.font = FONT
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const end = LEFT + plotWidth(width)
  let free = LEFT - 24
  for (const { time, label } of ticksOf({ from: range.from, until: range.to }, end - LEFT, zone)) {
    const x = Math.round(xOf(time, range, width))
    context.fillStyle = palette.line
    context.fillRect(x, top, 1, bottom + 4 - top)
    const half = context.measureText(label).width / 2
    if (x - half < free || x + half > width) continue
    free = x + half + 8
    context.fillStyle = palette.muted
    context.fillText(label, x, bottom + AXIS_HEIGHT / 2 + 2)
  }
}
