import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const FOLDER = 'docs/decisions'
const FROZEN = ['e2e/bookmarks.json', 'src/testing/storedData.json']

const records = readdirSync(FOLDER)
  .filter((name) => name !== 'README.md')
  .sort()
  .map((name) => ({ name, text: readFileSync(`${FOLDER}/${name}`, 'utf8') }))

describe('a decision', () => {
  it.each(records)('is short and has its sections: $name', ({ name, text }) => {
    expect(name).toMatch(/^\d{3}-[a-z0-9-]+\.md$/)
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(25)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2_500)
    expect(text).toMatch(/^# \d{3}: .+\n\n## Context\n[^]+\n## Decision\n[^]+\n## Consequence\n/)
    expect(text.slice(2, 5)).toBe(name.slice(0, 3))
  })

  it('has a number of its own', () => {
    const numbers = records.map(({ name }) => Number(name.slice(0, 3)))
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })
})

it('the index has a line for each decision, with its title', () => {
  const index = readFileSync(`${FOLDER}/README.md`, 'utf8').match(/^- \[\d{3}\].*$/gm)
  const lines = records.map(({ name, text }) => {
    const [, number = '', title = ''] = /^# (\d{3}): (.+)$/m.exec(text) ?? []
    return `- [${number}](${name}): ${title}`
  })
  expect(index).toEqual(lines)
})

it('decisions name only files that exist', () => {
  const paths = records.flatMap(({ text }) =>
    Array.from(
      text.matchAll(/`((?:src|e2e|docs|bench|\.ci)\/[\w./-]+)`/g),
      ([, file = '']) => file,
    ),
  )
  expect(paths.length).toBeGreaterThan(30)
  expect(paths.filter((file) => !existsSync(file))).toEqual([])
})

/** Returns the promises of the records about a frozen file, the newest last. */
function promisesOf(file: string) {
  const line = new RegExp(`^- \`${file}\`: the first (\\d+) entries are \`(\\w+)\`\\.$`, 'gm')
  return records
    .flatMap(({ text }) => [...text.matchAll(line)])
    .map(([, count, fingerprint]) => ({ count: Number(count), fingerprint }))
}

function entriesOf(file: string): readonly unknown[] {
  const entries: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return Array.isArray(entries) ? entries : []
}

function fingerprintOf(entries: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 12)
}

describe.each(FROZEN)('%s', (file) => {
  const promises = promisesOf(file)

  it('changes only with a record that gives the reason', () => {
    const entries = entriesOf(file)
    const { count, fingerprint } = promises.at(-1) ?? { count: 0 }
    expect(
      fingerprintOf(entries.slice(0, count)),
      `A promise has changed. Write a record (docs/decisions/README.md) with this line:
- \`${file}\`: the first ${entries.length} entries are \`${fingerprintOf(entries)}\`.`,
    ).toBe(fingerprint)
  })

  it('never promises less than before', () => {
    const counts = promises.map(({ count }) => count)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
    expect(counts[0]).toBeGreaterThan(0)
  })
})
