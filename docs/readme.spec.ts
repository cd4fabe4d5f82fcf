import { readFileSync, statSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ENV } from '#src/contract/names.ts'
import { SCENARIOS } from '#src/demo/scenarios.ts'
import { FIELD_KEYS, FIELDS } from '#src/jobs/fields.ts'
import { PARTS } from '#src/view/overview.ts'

/** Reads a document. Its `row` returns the table row whose first cell is exactly this code; `''` if none. */
function read(file: string) {
  const text = readFileSync(file, 'utf8')
  const row = (code: string) =>
    text.split('\n').find((line) => line.startsWith(`| \`${code}\` `)) ?? ''
  return { text, row }
}

it('the README has at most 7,000 bytes', () => {
  expect(statSync('README.md').size).toBeLessThanOrEqual(7000)
})

it('the README links to the table of the address', () => {
  expect(read('README.md').text).toContain('(docs/address.md)')
})

it('the README names only npm scripts that exist', () => {
  const [, scripts = ''] =
    /"scripts": \{(.*?)\n {2}\}/s.exec(readFileSync('package.json', 'utf8')) ?? []
  const named = read('README.md').text.matchAll(/`npm (?:run )?([\w:]+)/g)
  const names = Array.from(named, ([, name = '']) => name).filter((name) => name !== 'ci')
  expect(names).toContain('check')
  expect(names.filter((name) => !scripts.includes(`"${name}": `))).toEqual([])
})

it('docs/deploy.md lists every environment variable', () => {
  const { row } = read('docs/deploy.md')
  for (const name of Object.values(ENV)) expect(row(name)).toContain(name)
})

it('docs/demo.md lists every error of the demo', () => {
  const { text } = read('docs/demo.md')
  const rows = Array.from(text.matchAll(/^\| `((?:err|log)-[\w-]+)` +\| (.*?) +\|$/gm))
  expect(rows.map(([, id, what]) => ({ id, what }))).toEqual(SCENARIOS)
  expect(text).toContain('`DEMO_JOBS`')
})

it('the guide has a row for every part of the overview', () => {
  const { row } = read('docs/guide.md')
  expect(PARTS.filter((part) => row(part) === '')).toEqual([])
})

it('the guide lists all columns of an export, in their order', () => {
  const [, columns = ''] = /in this order: (.*?)\. In CSV/.exec(read('docs/guide.md').text) ?? []
  expect(columns.split(', ')).toEqual(FIELD_KEYS.map((key) => FIELDS[key].label))
})
