import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tierOf } from '../.ci/tiers.mjs'
import { filesIn, readPromises } from './promises.ts'

describe.each([
  { document: 'SECURITY.md', atLeast: 20 },
  { document: 'docs/promises.md', atLeast: 8 },
])('$document', ({ document, atLeast }) => {
  const promises = readPromises(document)

  it('makes promises', () => {
    expect(promises.length).toBeGreaterThanOrEqual(atLeast)
  })

  it.each(promises)('names files that exist: $promise', ({ files }) => {
    expect(files).not.toEqual([])
    expect(files.filter((file) => !existsSync(file))).toEqual([])
  })

  it.each(promises)('says which run shows it: $promise', ({ files, run }) => {
    expect(['gate', 'nightly']).toContain(run)
    const stated = files.map((file) => ({ file, run }))
    expect(files.map((file) => ({ file, run: tierOf(file) }))).toEqual(stated)
  })
})

it('SECURITY.md names only files that the gate or the nightly run runs', () => {
  const files = filesIn(readFileSync('SECURITY.md', 'utf8'))
  expect(files.filter((file) => tierOf(file) === null)).toEqual([])
})
