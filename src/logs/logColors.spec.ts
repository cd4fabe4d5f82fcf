import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const css = readFileSync('src/app/styles.css', 'utf8')
const logCss = readFileSync('src/logs/log.css', 'utf8')

function colorsIn(text: string, prefix: string) {
  const pattern = new RegExp(`--(${prefix}[\\w-]*): light-dark\\((#\\w{6}), (#\\w{6})\\)`, 'g')
  return Array.from(text.matchAll(pattern), ([, name = '', light = '', dark = '']) => ({
    name,
    themes: [light, dark] as const,
  }))
}

const page = new Map(colorsIn(css, '').map(({ name, themes }) => [name, themes]))
const terminal = colorsIn(logCss, 'term-')

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((from) => {
    const value = parseInt(hex.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

it('has the 16 colors of terminals and that of the text', () => {
  expect(terminal).toHaveLength(17)
})

it.each(['canvas', 'subtle', 'accent-soft'])('has colors with enough contrast on %s', (name) => {
  const background = page.get(name)
  const low = [
    ...terminal,
    ...['muted', 'tone-red', 'tone-amber'].map((each) => ({ name: each, themes: page.get(each) })),
  ].flatMap(({ name: color, themes }) =>
    [0, 1].flatMap((theme) => {
      const ratio = contrast(themes?.[theme] ?? '', background?.[theme] ?? '')
      return ratio >= 4.5 ? [] : [`${color} ${theme === 0 ? 'light' : 'dark'} ${ratio.toFixed(2)}`]
    }),
  )
  expect(low).toEqual([])
})

it('has a class for each color, as text and as background', () => {
  for (const { name } of terminal) {
    const own = name.replace('term-', '')
    expect(logCss).toContain(`\n.term-on-${own} {\n  background: var(--${name});\n`)
    if (own !== 'ink') expect(logCss).toContain(`\n.term-${own} {\n  color: var(--${name});\n`)
  }
})
