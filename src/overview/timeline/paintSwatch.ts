import { phaseOfKind, type Kind, KINDS } from '#src/contract/statuses.ts'
import { paintBar } from './paint.ts'
import { readPalette } from './palette.ts'
import { sized } from './screen.ts'

const WIDTH = 20
const HEIGHT = 12
const POINT = 5

/** Draws a small bar of a kind, as it looks on the timeline. */
export function paintSwatch(canvas: HTMLCanvasElement, kind: Kind): void {
  const place = KINDS.indexOf(kind)
  const paint = readPalette(canvas).kinds[place]
  const context = sized(canvas, WIDTH, HEIGHT)
  if (!context || !paint) return
  context.clearRect(0, 0, WIDTH, HEIGHT)
  const width = phaseOfKind(kind) === 'active' ? WIDTH - POINT : WIDTH
  paintBar(context, paint, { kind, left: 0, top: 0, width, height: HEIGHT })
}
