import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { dashesOf } from './palette.ts'
import { rampOf } from './ramp.ts'

const page = readFileSync('src/app/styles.css', 'utf8')
const css = readFileSync('src/metrics/charts/charts.css', 'utf8')

const themes = ['light', 'dark'] as const
type Theme = (typeof themes)[number]

function colorOf(text: string, name: string, theme: Theme): string {
  const [, light = '', dark = ''] =
    new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(text) ?? []
  return theme === 'light' ? light : dark
}

function linear(hex: string): number[] {
  return [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [a, b]
    .map((hex) => {
      const [r = 0, g = 0, b2 = 0] = linear(hex)
      return 0.2126 * r + 0.7152 * g + 0.0722 * b2
    })
    .sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

/** Converts a color to Oklab: lightness, and two axes of hue. */
function oklab(hex: string): readonly [number, number, number] {
  const [r = 0, g = 0, b = 0] = linear(hex)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function distance(a: string, b: string): number {
  const [one, two] = [oklab(a), oklab(b)]
  return Math.hypot(...one.map((part, index) => part - (two[index] ?? 0)))
}

it.each(themes)('in the %s theme, the ramp has even steps of lightness in one hue', (theme) => {
  const low = colorOf(css, 'heat-low', theme)
  const high = colorOf(css, 'heat-high', theme)
  const ramp = rampOf(low, high)
  const [first, last] = [oklab(low)[0], oklab(high)[0]]
  const step = (last - first) / 100
  for (const [level, color] of ramp.entries()) {
    expect(Math.abs(oklab(color)[0] - (first + step * level))).toBeLessThan(0.004)
  }
  const hue = (hex: string) => {
    const [, a, b] = oklab(hex)
    return (Math.atan2(b, a) * 180) / Math.PI
  }
  expect(Math.abs(hue(low) - hue(high))).toBeLessThan(10)
  expect(Math.abs(last - first)).toBeGreaterThan(0.4)
})

it.each(themes)(
  'in the %s theme, 0 %, 100 % and more differ from the page and each other',
  (theme) => {
    const canvas = colorOf(page, 'canvas', theme)
    const [low, high, over] = ['heat-low', 'heat-high', 'heat-over'].map((name) =>
      colorOf(css, name, theme),
    )
    expect(distance(low ?? '', canvas)).toBeGreaterThan(0.07)
    expect(contrast(high ?? '', canvas)).toBeGreaterThan(4.5)
    expect(contrast(over ?? '', canvas)).toBeGreaterThan(3)
    expect(distance(over ?? '', high ?? '')).toBeGreaterThan(0.2)
  },
)

const gpus = Array.from({ length: 8 }, (_, rank) => `gpu-${rank}`)

it.each(themes)('in the %s theme, the lines of GPUs are visible and differ', (theme) => {
  const canvas = colorOf(page, 'canvas', theme)
  const colors = gpus.map((name) => ({ name, color: colorOf(css, name, theme) }))
  const faint = colors.filter(({ color }) => contrast(color, canvas) < 3).map(({ name }) => name)
  expect(faint).toEqual([])
  const similar = colors.flatMap((one, index) =>
    colors
      .slice(index + 1)
      .filter((other) => distance(one.color, other.color) < 0.08)
      .map((other) => `${one.name} and ${other.name}`),
  )
  expect(similar).toEqual([])
})

it('has different dashes for eight GPUs if colors are forced, and for more than eight otherwise', () => {
  const forced = gpus.map((_, rank) => dashesOf(rank, true).join())
  expect(new Set(forced).size).toBe(8)
  expect(gpus.map((_, rank) => dashesOf(rank, false).join())).toEqual(gpus.map(() => ''))
  expect(dashesOf(8, false)).not.toEqual([])
})
