import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ENV } from '../src/contract/names.ts'
import { STATUSES, statusWord } from '../src/contract/statuses.ts'
import { FAULTS } from '../src/demo/faults.ts'
import { FIELD_KEYS } from '../src/jobs/fields.ts'
import { PARTS } from '../src/view/overview.ts'
import { viewParsers } from '../src/view/url.ts'
import { DENSITIES, REFRESHES } from '../src/view/view.ts'

const readme = readFileSync('README.md', 'utf8')

/** The row of the first table cell that holds exactly this code. */
const row = (code: string) =>
  readme.split('\n').find((line) => line.startsWith(`| \`${code}\` `)) ?? ''

it('the README has a row for each parameter of the address', () => {
  for (const name of Object.keys(viewParsers)) expect(row(name)).toContain(name)
})

it('the README names every status word, column and pace', () => {
  for (const { status } of STATUSES) expect(row('status')).toContain(`\`${statusWord(status)}\``)
  for (const key of FIELD_KEYS) expect(row('sort')).toContain(`\`${key}\``)
  for (const density of DENSITIES) expect(row('density')).toContain(`\`${density}\``)
  for (const part of PARTS) expect(row('overview')).toContain(`\`${part}\``)
  for (const refresh of REFRESHES) expect(row('refresh')).toContain(`\`${refresh}\``)
})

it('the README lists every variable and every error path of the demo', () => {
  for (const name of Object.values(ENV)) expect(row(name)).toContain(name)
  for (const { id, what } of FAULTS) expect(row(id)).toContain(what)
})
