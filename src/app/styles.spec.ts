import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** What isn't a color of the page: a height, and what utilities set, an icon and one of the other colors. */
const OTHERS: readonly string[] = ['--thead', '--icon', '--status']

/** The colors that CSS declares as custom properties. */
function tokensOf(css: string): Set<string> {
  const names = Array.from(css.matchAll(/^\s*(?<name>--[\w-]+):/gm), ([, name = '']) => name)
  return new Set(names.filter((name) => !OTHERS.includes(name)))
}

it.each([
  ['src/app/styles.css', 20],
  ['src/overview/chart.css', 3],
])('every color of %s has one of the person’s own where colors are forced', (file, least) => {
  const [normal = '', forced = ''] = readFileSync(file, 'utf8').split(
    '@media (forced-colors: active)',
  )
  expect(tokensOf(normal).size).toBeGreaterThanOrEqual(least)
  const known = tokensOf(forced)
  expect([...tokensOf(normal)].filter((name) => !known.has(name))).toEqual([])
})
