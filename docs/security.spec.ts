import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const text = readFileSync('SECURITY.md', 'utf8')
const rows = text.split('\n').filter((line) => /^\| (?!promise|-)/.test(line))

/** The files that the last cell of a row names. */
function shownBy(row: string): string[] {
  const [cell = ''] = row.split('|').slice(2)
  return Array.from(cell.matchAll(/`([\w./-]+\.(?:ts|tsx|mjs|json))`/g), ([, file = '']) => file)
}

it('has promises to hold', () => {
  expect(rows.length).toBeGreaterThan(15)
})

it.each(rows)('names what shows it, and that is there: %s', (row) => {
  const files = shownBy(row)
  expect(files).not.toEqual([])
  expect(files.filter((file) => !existsSync(file))).toEqual([])
})
