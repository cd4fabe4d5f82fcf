import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { KINDS } from '#src/contract/statuses.ts'

const css = readFileSync('src/app/styles.css', 'utf8')
const chartCss = readFileSync('src/overview/chart.css', 'utf8')
const colors = [
  ...css.matchAll(/--status-(?<name>\w+): light-dark\((?<light>#\w{6}), (?<dark>#\w{6})\)/g),
].map(({ groups }) => ({
  name: groups?.['name'] ?? '',
  light: groups?.['light'] ?? '',
  dark: groups?.['dark'] ?? '',
}))

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

const times = (matrix: Matrix, [x, y, z]: Triple): Triple => {
  const dot = ([a, b, c]: Triple) => a * x + b * y + c * z
  return [dot(matrix[0]), dot(matrix[1]), dot(matrix[2])]
}

/** Returns the linear light of a color, each channel from 0 to 1. */
function linear(hex: string): Triple {
  const part = (from: number) => {
    const value = parseInt(hex.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

/** Color vision without one kind of cone: Machado, Oliveira and Fernandes, 2009, severity 1. */
const SIGHT: Readonly<Record<string, Matrix>> = {
  all: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
}

const LMS: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
]
const LAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
]

/** Converts linear light to Oklab, in which distances match perceived differences. */
function oklab(light: Triple): Triple {
  const [l, m, s] = times(LMS, light)
  return times(LAB, [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)])
}

function distance(a: string, b: string, sight: Matrix): number {
  const [one, two] = [a, b].map((hex) => oklab(times(sight, linear(hex))))
  return Math.hypot(...(one ?? []).map((part, index) => part - (two?.[index] ?? 0)))
}

const luminance = (hex: string) => {
  const [r, g, b] = linear(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string) => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const themes = [
  ['light', '#ffffff'],
  ['dark', '#0e0f13'],
] as const

it.each(themes)('in the %s theme every mark contrasts with the page', (theme, canvas) => {
  expect(colors.length).toBeGreaterThan(6)
  for (const color of colors) {
    const stands = { name: color.name, out: contrast(color[theme], canvas) >= 3 }
    expect(stands).toEqual({ name: color.name, out: true })
  }
})

it.each(themes)('in the %s theme all colors differ, even for people with dichromacy', (theme) => {
  for (const [index, a] of colors.entries()) {
    for (const b of colors.slice(index + 1)) {
      for (const [kind, sight] of Object.entries(SIGHT)) {
        const pair = `${a.name} and ${b.name}, ${kind}`
        const isFar = distance(a[theme], b[theme], sight) > 0.12
        expect({ pair, isFar }).toEqual({ pair, isFar: true })
      }
    }
  }
})

function tokenOf(name: string, theme: 'light' | 'dark'): string {
  const [, light = '', dark = ''] =
    new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css) ?? []
  return theme === 'light' ? light : dark
}

/** Returns the channel of a color, `#123456`, at an index, 0 to 255. */
const partAt = (hex: string, from: number) => parseInt(hex.slice(from, from + 2), 16)

/** Mixes `share` of one color with another, like `color-mix(in srgb, …)`. */
function mixed(one: string, share: number, other: string): string {
  const parts = [1, 3, 5].map((from) =>
    Math.round(share * partAt(one, from) + (1 - share) * partAt(other, from)),
  )
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

const shareOf = (name: string) => Number(new RegExp(`--${name}: (\\d+)%`).exec(css)?.[1]) / 100

it.each(themes)(
  'in the %s theme badges are readable and their icons are visible',
  (theme, canvas) => {
    for (const { name, ...color } of colors) {
      const soft = mixed(color[theme], shareOf('status-soft'), canvas)
      const text = mixed(color[theme], shareOf('status-ink'), tokenOf('ink', theme))
      expect({ name, text: contrast(text, soft) >= 4.5 }).toEqual({ name, text: true })
      const tooFaint = [
        soft,
        ...['surface', 'subtle', 'accent-soft'].map((on) => tokenOf(on, theme)),
      ]
        .filter((on) => contrast(color[theme], on) < 3)
        .map((on) => `${name} on ${on}`)
      expect(tooFaint).toEqual([])
    }
  },
)

it.each(themes)('in the %s theme completed jobs recede and failed ones stand out', (theme) => {
  const strength = ({ [theme]: color }: (typeof colors)[number]) => {
    const [, a, b] = oklab(linear(color))
    return Math.hypot(a, b)
  }
  const strengths = new Map(colors.map((color) => [color.name, strength(color)]))
  const of = (name: string) => strengths.get(name) ?? NaN
  expect(of('failed')).toBeGreaterThan(of('running'))
  expect(of('running')).toBeGreaterThan(3 * of('completed'))
  // The grays are for stopped jobs and unknown statuses.
  const weakest = [...strengths.keys()].toSorted((a, b) => of(a) - of(b)).slice(0, 3)
  expect(weakest.toSorted()).toEqual(['completed', 'stopped', 'unknown'])
})

it('each kind of status has a color, a forced color and a fill', () => {
  const [own = '', forced = ''] = css.split('@media (forced-colors: active)')
  const missing = KINDS.filter((kind) => !own.includes(`--status-${kind}: light-dark(`))
  expect(missing, 'styles.css lacks the colors of these kinds').toEqual([])
  const unforced = KINDS.filter((kind) => !forced.includes(`--status-${kind}: `))
  expect(unforced, 'styles.css lacks the forced colors of these kinds').toEqual([])
  const unfilled = KINDS.filter((kind) => !chartCss.includes(`.fill-${kind} {`))
  expect(unfilled, 'chart.css lacks the fills of these kinds').toEqual([])
})
