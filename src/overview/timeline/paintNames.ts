import { STRIDE, type Frame } from './frame.ts'
import { shorten } from './shorten.ts'

const MIN_HEIGHT = 14
const MIN_WIDTH = 44
const PADDING = 4
/** How much of a pattern stays visible after the name, px. */
const PATTERN_WIDTH = 14
/** px */
const ELLIPSIS_WIDTH = 8
const FONT = '11px Geist, system-ui, sans-serif'

/** Widths of texts, px. Measuring is slow, and the same texts recur in each frame. */
const widths = new Map<string, number>()
const MAX_WIDTHS = 20_000

export function paintNames(
  context: CanvasRenderingContext2D,
  frame: Frame,
  visible: readonly number[],
): void {
  const { bars, layout, palette, scroll, width, nameOf } = frame
  if (layout.laneHeight < MIN_HEIGHT) return
  const height = layout.laneHeight - 2
  context.font = FONT
  context.textBaseline = 'middle'
  for (let at = 0; at < visible.length; at += STRIDE) {
    const left = Math.max(0, visible[at + 1] ?? NaN)
    const right = Math.min(width, (visible[at + 1] ?? NaN) + (visible[at + 2] ?? NaN))
    if (right - left < MIN_WIDTH) continue
    const bar = visible[at] ?? NaN
    const paint = palette.kinds[bars.kinds[bar] ?? NaN]
    if (!paint) continue
    const isPlain = paint.fill === paint.color
    const room = right - left - 2 * PADDING - (isPlain ? 1 : PATTERN_WIDTH)
    const text = fitting(context, nameOf(bar), room)
    const top = (layout.tops[bars.laneOf[bar] ?? NaN] ?? NaN) - scroll
    if (!isPlain) {
      // Letters on a pattern are hard to read.
      context.fillStyle = paint.color
      context.fillRect(left, top, widthOf(context, text) + 2 * PADDING, height)
    }
    context.fillStyle = paint.text
    context.fillText(text, left + PADDING, top + height / 2 + 0.5)
  }
}

function fitting(context: CanvasRenderingContext2D, text: string, room: number): string {
  const width = widthOf(context, text)
  if (width <= room) return text
  const average = width / text.length
  let length = Math.floor((room - ELLIPSIS_WIDTH) / average)
  // Letters differ in width, so remove more until the text fits.
  for (;;) {
    const shortened = shorten(text, Math.max(length, 1))
    const over = widthOf(context, shortened) - room
    if (over <= 0 || length <= 1) return shortened
    length -= Math.ceil(over / average)
  }
}

function widthOf(context: CanvasRenderingContext2D, text: string): number {
  const known = widths.get(text)
  if (known !== undefined) return known
  if (widths.size > MAX_WIDTHS) widths.clear()
  const { width } = context.measureText(text)
  widths.set(text, width)
  return width
}
