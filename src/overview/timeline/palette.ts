import { KINDS, type Kind } from '#src/contract/statuses.ts'
import { PATTERN_FROM } from '#src/overview/patternWidth.ts'
import { tokenColor } from '#src/ui/canvas.ts'

export interface KindPaint {
  readonly color: string
  /** For wide bars: the color with the kind's pattern, because some people can't distinguish the colors. */
  readonly fill: string | CanvasPattern
  /** The color of text on `color`. */
  readonly text: string
  readonly background: string
}

export interface Palette {
  /** A bar at least this wide, px, has its pattern. */
  readonly patternFrom: number
  /** In the order of `KINDS`. */
  readonly kinds: readonly KindPaint[]
  readonly canvas: string
  readonly ink: string
  readonly muted: string
  readonly line: string
  readonly edge: string
  readonly accent: string
  readonly ring: string
}

export function readPalette(canvas: HTMLCanvasElement): Palette {
  const colorOf = (name: string) => tokenColor(canvas, name)
  const shareOf = (name: string) =>
    Number(getComputedStyle(canvas).getPropertyValue(`--${name}`)) || 0
  const share = shareOf('pattern')
  const background = colorOf('canvas')
  return {
    patternFrom: shareOf('pattern-narrow') > 0 ? ANY_PATTERN : PATTERN_FROM,
    kinds: KINDS.map((kind) => paintOf(kind, colorOf(`status-${kind}`), background, share)),
    canvas: background,
    ink: colorOf('ink'),
    muted: colorOf('muted'),
    line: colorOf('line'),
    edge: colorOf('edge'),
    accent: colorOf('accent'),
    ring: colorOf('chart-ring'),
  }
}

/** The minimum width of a bar with a pattern if the setting is on, px. Narrower bars have no room for it. */
const ANY_PATTERN = 4

function paintOf(kind: Kind, color: string, background: string, share: number): KindPaint {
  const fill = patternOf(kind, color, background, share) ?? color
  return { color, fill, text: textOn(color), background }
}

/** `#123456` to black or white, whichever has more contrast. */
export function textOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  // At this luminance, both have the same contrast (WCAG).
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff'
}

/** Size of a pattern's tile, px, and the factor by which it is painted larger for sharp screens. */
const TILE = 6
const FINE = 2

/** Returns the pattern of a kind with a strength of `share`, 0 to 1; `null` for plain kinds. */
function patternOf(
  kind: Kind,
  color: string,
  background: string,
  share: number,
): CanvasPattern | null {
  const draw = PATTERNS[kind]
  const tile = document.createElement('canvas')
  tile.width = TILE * FINE
  tile.height = TILE * FINE
  const context = tile.getContext('2d')
  if (!context || !draw) return null
  context.scale(FINE, FINE)
  draw(context, color, background)
  context.globalAlpha = 1 - share
  fillTile(context, color)
  const pattern = context.createPattern(tile, 'repeat')
  pattern?.setTransform(new DOMMatrix([1 / FINE, 0, 0, 1 / FINE, 0, 0]))
  return pattern
}

type DrawTile = (context: CanvasRenderingContext2D, color: string, background: string) => void

/** The pattern of each kind; `null` for a plain fill. */
const PATTERNS: Readonly<Record<Kind, DrawTile | null>> = {
  running: null,
  completed: null,
  deploying(context, color, background) {
    fillTile(context, background)
    context.globalAlpha = 0.45
    fillTile(context, color)
    context.globalAlpha = 1
    drawDiagonals(context, color, 3, 1)
  },
  waiting(context, color, background) {
    fillTile(context, background)
    context.fillStyle = color
    for (const [x, y] of [
      [1.5, 1.5],
      [4.5, 4.5],
    ] as const) {
      context.beginPath()
      context.arc(x, y, 0.9, 0, Math.PI * 2)
      context.fill()
    }
  },
  unknown(context, color, background) {
    fillTile(context, background)
    context.fillStyle = color
    for (const x of [0, 3]) context.fillRect(x, 0, 1.5, TILE)
  },
  failed(context, color, background) {
    fillTile(context, color)
    drawDiagonals(context, background, 1.4, -1)
  },
  stopped(context, color, background) {
    fillTile(context, color)
    context.fillStyle = background
    for (const x of [0.5, 3.5]) context.fillRect(x, 2, 1.5, 1.5)
  },
  preempted(context, color, background) {
    fillTile(context, color)
    drawDiagonals(context, background, 0.9, -1)
    drawDiagonals(context, background, 0.9, 1)
  },
}

function fillTile(context: CanvasRenderingContext2D, color: string) {
  context.fillStyle = color
  context.fillRect(0, 0, TILE, TILE)
}

/** Draws lines from corner to corner that continue in the next tile; up (1) or down (-1) to the right. */
function drawDiagonals(
  context: CanvasRenderingContext2D,
  color: string,
  width: number,
  direction: 1 | -1,
) {
  context.strokeStyle = color
  context.lineWidth = width
  context.beginPath()
  for (const shift of [-TILE, 0, TILE]) {
    const [from, to] = direction === 1 ? [TILE, 0] : [0, TILE]
    context.moveTo(shift - 1, from + direction)
    context.lineTo(shift + TILE + 1, to - direction)
  }
  context.stroke()
}
