const HUES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const

/** A color of a terminal. Each has a CSS class with sufficient contrast in both themes. */
export type TextColor = (typeof HUES)[number] | `bright-${(typeof HUES)[number]}`

/** How a part of a message is displayed. */
export interface TextStyle {
  /** `null` for the default color. */
  readonly color: TextColor | null
  readonly background: TextColor | null
  readonly bold: boolean
  readonly dim: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly strikethrough: boolean
  /** Whether color and background are swapped. */
  readonly inverse: boolean
}

export const PLAIN: TextStyle = {
  color: null,
  background: null,
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  strikethrough: false,
  inverse: false,
}

/** The effects of SGR parameters other than colors (ECMA-48). Hidden and blinking text stays as it is. */
const EFFECTS: Readonly<Record<number, Partial<TextStyle>>> = {
  0: PLAIN,
  1: { bold: true },
  2: { dim: true },
  3: { italic: true },
  4: { underline: true },
  7: { inverse: true },
  9: { strikethrough: true },
  21: { underline: true },
  22: { bold: false, dim: false },
  23: { italic: false },
  24: { underline: false },
  27: { inverse: false },
  29: { strikethrough: false },
  39: { color: null },
  49: { background: null },
}

const COLOR = 38
const BACKGROUND = 48
const UNDERLINE_COLOR = 58
/** More parameters than terminals read. */
const MAX_PARAMETERS = 64
/** Kinds of extended colors. */
const RGB = 2
const PALETTE = 5

/**
 * Returns the style after the parameters of an SGR sequence: `1;31`, `38;5;196`, `38:2::255:0:0`. Colors of the palette
 * and of 24 bits become the nearest of the 16 colors, for which the themes have sufficient contrast.
 */
export function styleAfter(style: TextStyle, parameters: string): TextStyle {
  // Other sequences have the same final letter.
  if (/[^\d;:]/.test(parameters)) return style
  const values = parameters.split(';', MAX_PARAMETERS)
  let next = style
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? ''
    const [code = 0, ...colons] = value.split(':').map(Number)
    if (code === COLOR || code === BACKGROUND || code === UNDERLINE_COLOR) {
      const isColons = value.includes(':')
      const [kind, ...rest] = isColons ? colons : values.slice(at + 1, at + 5).map(Number)
      const color = extendedColor(kind, isColons && rest.length > 3 ? rest.slice(1) : rest)
      if (!isColons) at += kind === RGB ? 4 : kind === PALETTE ? 2 : 1
      if (color && code === COLOR) next = { ...next, color }
      if (color && code === BACKGROUND) next = { ...next, background: color }
    } else {
      next = { ...next, ...effectOf(code, colons[0]) }
    }
  }
  return next
}

function effectOf(code: number, kind: number | undefined): Partial<TextStyle> | undefined {
  // A kind of underline; 0 is none.
  if (code === 4 && kind === 0) return { underline: false }
  if (code >= 30 && code <= 37) return { color: named(code - 30) }
  if (code >= 40 && code <= 47) return { background: named(code - 40) }
  if (code >= 90 && code <= 97) return { color: named(code - 90 + 8) }
  if (code >= 100 && code <= 107) return { background: named(code - 100 + 8) }
  return EFFECTS[code]
}

/** Returns one of the 16 colors of terminals. */
function named(index: number): TextColor {
  const hue = HUES[index % 8] ?? 'white'
  return index < 8 ? hue : `bright-${hue}`
}

const isByte = (value: number) => Number.isInteger(value) && value >= 0 && value <= 255

/** Returns an extended color; `null` if it isn't one. */
function extendedColor(kind: number | undefined, [a = -1, b = -1, c = -1]: number[]) {
  if (kind === RGB) return isByte(a) && isByte(b) && isByte(c) ? nearest(a, b, c) : null
  return kind === PALETTE && isByte(a) ? ofPalette(a) : null
}

/** Returns a color of the palette of 256: 16 named colors, a cube of 6 × 6 × 6, and 24 grays. */
function ofPalette(index: number): TextColor {
  if (index < 16) return named(index)
  if (index >= 232) {
    const gray = 8 + (index - 232) * 10
    return nearest(gray, gray, gray)
  }
  const at = index - 16
  return nearest(cubeStep(Math.floor(at / 36)), cubeStep(Math.floor(at / 6) % 6), cubeStep(at % 6))
}

const cubeStep = (value: number) => (value === 0 ? 0 : 55 + value * 40)

/** Colors with a smaller difference between their parts are grays. */
const MIN_CHROMA = 40
/** The hues from 0°, in steps of 60°. */
const CIRCLE = ['red', 'yellow', 'green', 'cyan', 'blue', 'magenta'] as const

function nearest(r: number, g: number, b: number): TextColor {
  const max = Math.max(r, g, b)
  const min = Math.min(r, g, b)
  const lightness = (max + min) / 2
  const chroma = max - min
  if (chroma < MIN_CHROMA) {
    if (lightness < 64) return 'black'
    if (lightness < 144) return 'bright-black'
    return lightness < 224 ? 'white' : 'bright-white'
  }
  const sector =
    max === r ? (g - b) / chroma + 6 : max === g ? (b - r) / chroma + 2 : (r - g) / chroma + 4
  const hue = CIRCLE[Math.round(sector) % 6] ?? 'red'
  return lightness > 160 ? `bright-${hue}` : hue
}
