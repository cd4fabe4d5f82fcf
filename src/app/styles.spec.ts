import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { PHONE } from '#src/ui/phone.ts'

/** What isn't a color of the page: a height, and what utilities set, an icon, bars and one of the other colors. */
const OTHERS: readonly string[] = ['--thead', '--icon', '--bars', '--status']

/** The colors that CSS declares as custom properties. */
function tokensOf(css: string): Set<string> {
  const names = Array.from(css.matchAll(/^\s*(?<name>--[\w-]+):/gm), ([, name = '']) => name)
  return new Set(names.filter((name) => !OTHERS.includes(name)))
}

it.each([
  ['src/app/styles.css', 20],
  ['src/overview/chart.css', 3],
])('every color of %s has one of the person’s own where colors are forced', (file, min) => {
  const [normal = '', forced = ''] = readFileSync(file, 'utf8').split(
    '@media (forced-colors: active)',
  )
  expect(tokensOf(normal).size).toBeGreaterThanOrEqual(min)
  const known = tokensOf(forced)
  expect([...tokensOf(normal)].filter((name) => !known.has(name))).toEqual([])
})

it('scripts and styles agree on the width of a phone', () => {
  const theme = readFileSync('node_modules/tailwindcss/theme.css', 'utf8')
  const md = /--breakpoint-md: (?<width>[^;]+);/.exec(theme)?.groups?.['width']
  expect(PHONE).toBe(`(width < ${md})`)
  // Styles name it `md` and `max-md`.
  expect(readFileSync('src/app/styles.css', 'utf8')).not.toContain(`${md})`)
})
