import { dayOf, rangeOf, ticksOf } from '#src/lib/timeAxis.ts'
import type { Frame } from './frame.ts'
import { paintBrush } from './paint.ts'
import { positionOf, toMinutes } from './scale.ts'

export const AXIS_HEIGHT = 22
const FONT = '11px Geist, system-ui, sans-serif'
const DAY_FONT = `600 ${FONT}`
/** Space between two labels, px. */
const GAP = 8

export function paintAxis(context: CanvasRenderingContext2D, frame: Frame): void {
  const { visible, width, palette, brush, zone } = frame
  context.clearRect(0, 0, width, AXIS_HEIGHT)
  context.textBaseline = 'middle'
  context.textAlign = 'left'
  // Label the day at the left edge if the label of the next day leaves room.
  const ticks = ticksOf(visible, width, zone).map((tick) => ({
    ...tick,
    x: positionOf(tick.time, visible, width),
  }))
  const day = dayOf(visible.from, zone)
  context.font = DAY_FONT
  const free = 2 + context.measureText(day).width + GAP
  const hasRoom = !ticks.some(({ isDay, x }) => isDay && x < free)
  if (hasRoom) write(context, day, 2, { font: DAY_FONT, color: palette.ink })
  for (const { x, label, isDay } of ticks) {
    context.fillStyle = palette.edge
    const line = isDay ? AXIS_HEIGHT : 5
    context.fillRect(Math.round(x), AXIS_HEIGHT - line, 1, line)
    const font = isDay ? DAY_FONT : FONT
    const left = Math.round(x) + (isDay ? 5 : 3)
    context.font = font
    const isTruncated = left + context.measureText(label).width > width
    if (isTruncated || (hasRoom && left < free)) continue
    write(context, label, left, { font, color: isDay ? palette.ink : palette.muted })
  }
  if (brush) {
    context.fillStyle = palette.canvas
    context.fillRect(0, 0, width, AXIS_HEIGHT)
    paintBrush(context, frame, AXIS_HEIGHT)
    context.textAlign = 'center'
    const middle = positionOf((brush.from + brush.until) / 2, visible, width)
    const text = rangeOf(toMinutes(brush), zone)
    context.font = DAY_FONT
    const half = context.measureText(text).width / 2 + 2
    const center = Math.min(Math.max(middle, half), width - half)
    if (
      positionOf(brush.until, visible, width) - positionOf(brush.from, visible, width) <
      2 * half
    ) {
      // The edges of the band would cross the text.
      context.fillStyle = palette.canvas
      context.fillRect(center - half, 0, 2 * half, AXIS_HEIGHT)
    }
    write(context, text, center, {
      font: DAY_FONT,
      color: palette.ink,
    })
  }
}

function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  { font, color }: { readonly font: string; readonly color: string },
) {
  context.font = font
  context.fillStyle = color
  context.fillText(text, x, AXIS_HEIGHT / 2)
}
