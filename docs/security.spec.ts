import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const text = readFileSync('SECURITY.md', 'utf8')
const rows = text.split('\n').filter((line) => /^\| (?!promise|-)/.test(line))

it('every promise of SECURITY.md names what shows it, and that is there', () => {
  expect(rows.length).toBeGreaterThan(15)
  for (const row of rows) {
    const [, , shownBy = ''] = row.split('|')
    const files = [...shownBy.matchAll(/`([\w./-]+\.(?:ts|mjs|json))`/g)].map(([, file]) => file)
    expect(files, row).not.toEqual([])
    for (const file of files) expect(existsSync(String(file)), file).toBe(true)
  }
})
