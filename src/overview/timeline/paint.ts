import { KINDS, phaseOfKind, type Kind } from '#src/contract/statuses.ts'
import { daysOf, ticksOf } from '#src/lib/timeAxis.ts'
import { sized } from '#src/ui/canvas.ts'
import { barHeight, boxOf, STRIDE, visibleBars, type Box, type Frame } from './frame.ts'
import { paintNames } from './paintNames.ts'
import { readPalette, type KindPaint } from './palette.ts'
import { positionOf } from './scale.ts'

/** A bar at least this wide, px, has a gap after it. */
const WIDE = 4
/** Maximum length of the tip of an active job's bar, px. */
const POINT = 5
/** A bar at least this wide, px, can fade out. */
const FADED = 12

export function paintLanes(context: CanvasRenderingContext2D, frame: Frame): void {
  const { width, height, palette } = frame
  context.clearRect(0, 0, width, height)
  paintGrid(context, frame)
  const visible = visibleBars(frame)
  paintBars(context, frame, visible)
  paintNames(context, frame, visible)
  const { open, hovered, focused, brush } = frame
  const ring = (bar: number, color: string, line: number) => {
    if (bar === -1) return
    outline(context, boxOf(frame, bar), { color, background: palette.canvas, line })
  }
  ring(open, palette.accent, 2)
  ring(hovered, palette.ring, 1.5)
  ring(focused, palette.ring, 2)
  if (brush) paintBrush(context, frame, height)
}

function paintGrid(context: CanvasRenderingContext2D, frame: Frame) {
  const { visible, width, height, palette, layout, scroll, now, zone } = frame
  // The lines of labeled days are stronger than the others.
  const ticks = ticksOf(visible, width, zone)
  const weak = new Set([...daysOf(visible, zone), ...ticks.map(({ time }) => time)])
  const labeled = ticks.filter(({ isDay }) => isDay).map(({ time }) => time)
  for (const time of labeled) weak.delete(time)
  context.fillStyle = palette.line
  for (const time of weak) {
    context.fillRect(Math.round(positionOf(time, visible, width)), 0, 1, height)
  }
  for (const { top } of layout.groups.slice(1)) {
    context.fillRect(0, Math.round(top - scroll) - 2, width, 1)
  }
  context.fillStyle = palette.edge
  for (const time of labeled) {
    context.fillRect(Math.round(positionOf(time, visible, width)), 0, 1, height)
  }
  context.fillStyle = palette.accent
  context.fillRect(Math.round(positionOf(now, visible, width)), 0, 1, height)
}

/** Draws by kind, plain bars first, so that the fill changes only about a dozen times. */
function paintBars(context: CanvasRenderingContext2D, frame: Frame, visible: readonly number[]) {
  const { bars, layout, scroll, palette } = frame
  const height = barHeight(layout)
  for (const [index, paint] of palette.kinds.entries()) {
    const kind = KINDS[index]
    if (!kind) continue
    for (const patterned of [false, true]) {
      for (let at = 0; at < visible.length; at += STRIDE) {
        const bar = visible[at] ?? NaN
        const width = visible[at + 2] ?? NaN
        if (bars.kinds[bar] !== index || width >= palette.patternFrom !== patterned) continue
        const left = visible[at + 1] ?? NaN
        const top = (layout.tops[bars.laneOf[bar] ?? NaN] ?? NaN) - scroll
        paintBar(context, paint, { kind, patterned, left, top, width, height })
      }
    }
  }
}

interface Bar extends Box {
  readonly kind: Kind
  readonly patterned: boolean
}

/** Active jobs end in a tip, ended jobs in a gap. Unknown statuses fade out, because their end is unknown. */
function paintBar(context: CanvasRenderingContext2D, paint: KindPaint, bar: Bar): void {
  const { kind, patterned, left, top, width, height } = bar
  const wide = width >= WIDE
  const open = phaseOfKind(kind) === 'active'
  const fill = patterned ? paint.fill : paint.color
  // Setting the same fill again takes time too.
  if (context.fillStyle !== fill) context.fillStyle = fill
  context.fillRect(left, top, wide && !open ? width - 1 : width, height)
  if (kind === 'unknown' && width >= FADED) fadeOut(context, bar, paint.background)
  if (!open) return
  context.fillStyle = paint.color
  context.beginPath()
  context.moveTo(left + width, top)
  context.lineTo(left + width + Math.min(height / 2, POINT), top + height / 2)
  context.lineTo(left + width, top + height)
  context.fill()
  if (!patterned || kind !== 'waiting') return
  context.strokeStyle = paint.color
  context.lineWidth = 1
  context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1)
}

/** Fades out the last third in ever thinner steps. */
function fadeOut(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: Bar,
  background: string,
) {
  const from = Math.round(width * (2 / 3))
  const step = Math.max(3, (width - from) / 4)
  context.fillStyle = background
  for (let at = from, gap = 1; at < width; at += step, gap += 1) {
    context.fillRect(left + at, top, Math.min(gap, width - at), height)
  }
}

function outline(
  context: CanvasRenderingContext2D,
  box: Box,
  { color, background, line }: { color: string; background: string; line: number },
) {
  const { left, top, width, height } = box
  const strokeAt = (away: number) =>
    context.strokeRect(left - away, top - away, Math.max(width, 3) + 2 * away, height + 2 * away)
  // Separates the bar from its neighbors.
  context.strokeStyle = background
  context.lineWidth = 1.5
  strokeAt(line + 0.75)
  context.strokeStyle = color
  context.lineWidth = line
  strokeAt(line / 2)
}

export function paintBrush(
  context: CanvasRenderingContext2D,
  { brush, ...frame }: Frame,
  height: number,
) {
  if (!brush) return
  const { visible, width, palette } = frame
  const [left, right] = [brush.from, brush.until].map((time) => positionOf(time, visible, width))
  if (left === undefined || right === undefined) return
  context.fillStyle = palette.accent
  context.globalAlpha = 0.18
  context.fillRect(left, 0, right - left, height)
  context.globalAlpha = 1
  context.fillRect(Math.round(left), 0, 1, height)
  context.fillRect(Math.round(right), 0, 1, height)
}

const SWATCH_WIDTH = 20
const SWATCH_HEIGHT = 12

export function paintSwatch(canvas: HTMLCanvasElement, kind: Kind): void {
  const index = KINDS.indexOf(kind)
  const paint = readPalette(canvas).kinds[index]
  const context = sized(canvas, SWATCH_WIDTH, SWATCH_HEIGHT)
  if (!context || !paint) return
  context.clearRect(0, 0, SWATCH_WIDTH, SWATCH_HEIGHT)
  const width = phaseOfKind(kind) === 'active' ? SWATCH_WIDTH - POINT : SWATCH_WIDTH
  paintBar(context, paint, {
    kind,
    patterned: true,
    left: 0,
    top: 0,
    width,
    height: SWATCH_HEIGHT,
  })
}
