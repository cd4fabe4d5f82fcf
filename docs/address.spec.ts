import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { STATUSES, statusWord } from '#src/contract/statuses.ts'
import { FIELD_KEYS } from '#src/jobs/fields.ts'
import { DEFAULT_COLUMNS, MAX_WIDTH, MIN_WIDTH } from '#src/view/columns.ts'
import { ignoredParameters } from '#src/view/ignored.ts'
import { LANE_KEYS, PARTS } from '#src/view/overview.ts'
import { parseView, viewParsers } from '#src/view/url.ts'
import { DEFAULT_VIEW, DENSITIES, REFRESHES } from '#src/view/view.ts'

const page = readFileSync('docs/address.md', 'utf8')

/** The table's rows, by parameter, with the text of each cell. */
const rows = new Map(
  page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [name = '', values = '', meaning = '', without = '', ignored = ''] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim())
      return [name.slice(1, -1), { values, meaning, without, ignored }]
    }),
)

const valuesOf = (name: string) => rows.get(name)?.values ?? ''

/** Returns the examples in a cell: `name=value`. */
const examplesIn = (cell: string) =>
  Array.from(cell.matchAll(/`([\w-]+=[^`]+)`/g), ([, example = '']) => example)

describe('docs/address.md', () => {
  it('has a row for each parameter, and no other', () => {
    expect([...rows.keys()].sort()).toEqual(Object.keys(viewParsers).sort())
    for (const cells of rows.values()) {
      expect([cells.values, cells.meaning, cells.without]).not.toContain('')
    }
  })

  it('lists every word', () => {
    const words = {
      status: [...STATUSES.map(({ status }) => statusWord(status)), 'active', 'ended'],
      error: ['yes', 'none'],
      sort: FIELD_KEYS,
      density: DENSITIES,
      refresh: REFRESHES,
      overview: [...PARTS, ...LANE_KEYS.map((key) => `timeline.${key}`)],
    }
    for (const [name, known] of Object.entries(words)) {
      const missing = known.filter((word) => !valuesOf(name).includes(`\`${word}\``))
      expect(missing, `the row of \`${name}\` lacks these words`).toEqual([])
    }
    const inNoGroup = STATUSES.filter(({ byNameOnly }) => byNameOnly).map(({ word }) => word)
    const named = valuesOf('status').matchAll(/`(\w+)` \(in no group\)/g)
    const marked = Array.from(named, ([, word]) => word)
    expect(marked, 'the statuses marked (in no group)').toEqual(inNoGroup)
    const hidden = FIELD_KEYS.filter((key) => !DEFAULT_COLUMNS.some((column) => column.key === key))
    const allBut = `all but ${hidden.map((key) => `\`${key}\``).join(', ')};`
    expect(rows.get('cols')?.without).toContain(allBut)
    expect(page).toContain(`from ${MIN_WIDTH} to ${MAX_WIDTH}`)
  })

  it('gives valid examples', () => {
    const examples = [...rows.values()].flatMap(({ values }) => examplesIn(values))
    expect(examples.length).toBeGreaterThanOrEqual(8)
    for (const example of examples) {
      expect(ignoredParameters(`?${example}`)).toEqual([])
      expect(parseView(`?${example}`)).not.toEqual(DEFAULT_VIEW)
    }
  })

  it('gives examples of ignored values', () => {
    for (const [name, { ignored }] of rows) {
      for (const example of examplesIn(ignored)) {
        expect(ignoredParameters(`?${example}`)).toMatchObject([{ name, why: name }])
        expect(parseView(`?${example}`)).toEqual(DEFAULT_VIEW)
      }
    }
  })

  it('explains escaping', () => {
    expect(parseView('?user=a%252cb').user).toEqual(['a,b'])
    expect(parseView('?user=%256eone').user).toEqual(['none'])
    expect(page).toContain('`user=a%252cb`')
    expect(page).toContain('`user=%256eone`')
  })
})
