import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** The custom properties that a style sheet declares, before forced colors and for them. */
function tokensOf(file: string): readonly [Set<string>, Set<string>] {
  const [normal = '', forced = ''] = readFileSync(file, 'utf8').split(
    '@media (forced-colors: active)',
  )
  const declared = (css: string) =>
    new Set(Array.from(css.matchAll(/^\s*(?<name>--[\w-]+):/gm), ({ groups }) => groups?.['name']))
  const names = (css: string) => new Set([...declared(css)].filter((name) => name !== undefined))
  return [names(normal), names(forced)]
}

it.each([
  ['src/app/styles.css', 20],
  ['src/overview/chart.css', 9],
])('every color of %s has one of the person’s own where colors are forced', (file, least) => {
  const [normal, forced] = tokensOf(file)
  const colors = [...normal].filter((name) => name !== '--icon')
  expect(colors.length).toBeGreaterThanOrEqual(least)
  expect(colors.filter((name) => !forced.has(name))).toEqual([])
})
