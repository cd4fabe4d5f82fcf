import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ENV } from '#src/contract/names.ts'
import { FAULTS } from '#src/demo/scenarios.ts'
import { FIELD_KEYS, FIELDS } from '#src/jobs/fields.ts'
import { PARTS } from '#src/view/overview.ts'

const readme = readFileSync('README.md', 'utf8')

/** The row of the first table cell that holds exactly this code. */
const row = (code: string) =>
  readme.split('\n').find((line) => line.startsWith(`| \`${code}\` `)) ?? ''

it('the README links to the table of the address', () => {
  expect(readme).toContain('(docs/address.md)')
})

it('the README lists every variable and every error path of the demo', () => {
  for (const name of Object.values(ENV)) expect(row(name)).toContain(name)
  for (const { id, what } of FAULTS) expect(row(id)).toContain(what)
})

it('the README has a row for every part of the overview', () => {
  expect(PARTS.filter((part) => row(part) === '')).toEqual([])
})

it('the README lists all columns of an export, in their order', () => {
  const [, columns = ''] = /in this order: (.*?)\. In CSV/.exec(readme) ?? []
  expect(columns.split(', ')).toEqual(FIELD_KEYS.map((key) => FIELDS[key].label))
})
