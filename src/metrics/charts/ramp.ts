/** The number of levels from 0 to 100 %. */
const STEPS = 100
/** The level of a gap, and of values over 100 %. */
export const GAP = -1
export const OVER = STEPS + 1

/** Returns the level of a fraction in whole percent, from 0 to 100, or `GAP` for `NaN` or `OVER`. */
export function levelOf(share: number): number {
  if (Number.isNaN(share)) return GAP
  return share > 1 ? OVER : Math.max(0, Math.round(share * STEPS))
}

type Triple = readonly [number, number, number]

/** Linear light to the responses of the eye's cones, and back; from the definition of Oklab. */
const TO_CONES: readonly Triple[] = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
]
const FROM_CONES: readonly Triple[] = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
]

/**
 * Returns the color of each level from 0 to 100 %, in even steps in Oklab, so that equal differences look equal. All
 * colors have the form `#123456`.
 */
export function rampOf(low: string, high: string): string[] {
  const [from, to] = [conesOf(low), conesOf(high)]
  return Array.from({ length: STEPS + 1 }, (_, level) => {
    const mixed = from.map((part, index) => {
      const other = to[index] ?? part
      return part + (other - part) * (level / STEPS)
    })
    return hexOf(mixed)
  })
}

/** Returns the cube roots of the responses, which Oklab mixes linearly. */
function conesOf(hex: string): number[] {
  const light = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return TO_CONES.map((row) => Math.cbrt(dot(row, light)))
}

function hexOf(cones: readonly number[]): string {
  const responses = cones.map((part) => part ** 3)
  const parts = FROM_CONES.map((row) => {
    const light = Math.min(1, Math.max(0, dot(row, responses)))
    const share = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055
    return Math.round(share * 255)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${parts.join('')}`
}

function dot(row: Triple, values: readonly number[]): number {
  return row.reduce((sum, factor, index) => sum + factor * (values[index] ?? 0), 0)
}
