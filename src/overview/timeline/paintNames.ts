import { STRIDE, type Frame } from './frame.ts'
import { shorten } from './shorten.ts'

/** Names stand in bars of at least this size, px. */
const MIN_HEIGHT = 14
const MIN_WIDTH = 44
const PADDING = 4
/** So much of a pattern is left to be seen, px. */
const PATTERN_WIDTH = 14
/** px */
const ELLIPSIS_WIDTH = 8
const FONT = '11px Geist, system-ui, sans-serif'

/** How wide texts are, px: the browser takes its time to say so, and the same ones come frame by frame. */
const widths = new Map<string, number>()
const MAX_WIDTHS = 20_000

/** Writes the names into the bars that have room for them. */
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
      // A pattern behind letters makes them hard to read.
      context.fillStyle = paint.color
      context.fillRect(left, top, widthOf(context, text) + 2 * PADDING, height)
    }
    context.fillStyle = paint.text
    context.fillText(text, left + PADDING, top + height / 2 + 0.5)
  }
}

/** As much of a text as there is room for. */
function fitting(context: CanvasRenderingContext2D, text: string, room: number): string {
  const width = widthOf(context, text)
  if (width <= room) return text
  const average = width / text.length
  let stored = Math.floor((room - ELLIPSIS_WIDTH) / average)
  // Letters differ in width, and the last of them is the one that matters.
  for (;;) {
    const displayed = shorten(text, Math.max(stored, 1))
    const over = widthOf(context, displayed) - room
    if (over <= 0 || stored <= 1) return displayed
    stored -= Math.ceil(over / average)
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
