import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { PHONE } from '#src/ui/phone.ts'

/** Custom properties that aren't colors of the page: a height, and what utilities and rows set. */
const OTHERS: readonly string[] = ['--thead', '--icon', '--bars', '--status', '--row-mark']

function tokensOf(css: string): Set<string> {
  const names = Array.from(css.matchAll(/^\s*(?<name>--[\w-]+):/gm), ([, name = '']) => name)
  return new Set(names.filter((name) => !OTHERS.includes(name)))
}

it.each([
  ['src/app/styles.css', 20],
  ['src/overview/chart.css', 3],
  ['src/logs/log.css', 17],
  ['src/metrics/charts/charts.css', 11],
])('replaces every color of %s in forced-colors mode', (file, min) => {
  const [normal = '', forced = ''] = readFileSync(file, 'utf8').split(
    '@media (forced-colors: active)',
  )
  expect(tokensOf(normal).size).toBeGreaterThanOrEqual(min)
  const known = tokensOf(forced)
  expect([...tokensOf(normal)].filter((name) => !known.has(name))).toEqual([])
})

it('uses the same width of a phone in scripts and styles', () => {
  const theme = readFileSync('node_modules/tailwindcss/theme.css', 'utf8')
  const md = /--breakpoint-md: (?<width>[^;]+);/.exec(theme)?.groups?.['width']
  expect(PHONE).toBe(`(width < ${md})`)
  // Styles name it `md` and `max-md`.
  expect(readFileSync('src/app/styles.css', 'utf8')).not.toContain(`${md})`)
})
