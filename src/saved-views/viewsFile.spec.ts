import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { NamedQuery } from '#src/view/saved/savedViews.ts'
import { numberedName } from './editViews.ts'
import {
  describeImport,
  importViews,
  planImport,
  printViewsFile,
  readViewsFile,
} from './viewsFile.ts'

const anyViews = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'a (2)', 'x'.repeat(60)),
    query: fc.constantFrom('', '?q=1', '?q=2'),
  }),
  { selector: ({ name }) => name },
)
/** Many views with few names, which also differ only beyond the maximum length with a number. */
const anyCrowd = fc.array(
  fc.record({
    name: fc.constantFrom('a', 'a (2)', 'a (10)', 'b', 'x'.repeat(60), `${'x'.repeat(59)}y`),
    query: fc.constantFrom('', '?q=1', '?q=2', '?q=3', '?q=4', '?q=5'),
  }),
  { maxLength: 40, size: 'max' },
)

/** Plans an import by looking through all views for each name. */
function plannedSimply(here: readonly NamedQuery[], views: readonly NamedQuery[]): NamedQuery[] {
  const all = [...here]
  for (const { name, query } of views) {
    const queryOf = (known: string) => all.find((view) => view.name === known)?.query
    const free = numberedName(name, (next) => (queryOf(next) ?? query) === query)
    if (queryOf(free) === undefined) all.push({ name: free, query })
  }
  return all.slice(here.length)
}

const withId = (view: NamedQuery, index: number) => ({ ...view, id: `${index}` })
describe('a file of views', () => {
  it('is read back as the same views', async () => {
    await fc.assert(
      fc.asyncProperty(anyViews, async (views) => {
        fc.pre(views.length > 0)
        const read = await readViewsFile(new Blob([printViewsFile(views.map(withId))]))
        expect(read).toEqual(views)
      }),
    )
  })

  it('can have version 1', async () => {
    const file = new Blob(['[{"name": "a", "query": "?q=1"}, 7]'])
    expect(await readViewsFile(file)).toEqual([{ name: 'a', query: '?q=1' }])
  })

  it.each([
    ['{"version": 2, "vie', 'This file isn’t valid JSON.'],
    ['', 'This file isn’t valid JSON.'],
    ['{"training_jobs": []}', 'No saved views in this file.'],
    ['[{"name": "\\u0000", "query": ""}]', 'No saved views in this file.'],
    ['null', 'No saved views in this file.'],
    ['{"version": 3, "views": []}', 'This file is from a newer version of the dashboard.'],
    [' '.repeat(200_001), 'This file is larger than 200 kB.'],
  ])('returns an error message for %.30j', async (text, message) => {
    expect(await readViewsFile(new Blob([text]))).toBe(message)
  })
})

describe('an import', () => {
  it('changes no existing view, loses no imported view, and repeats no name', () => {
    fc.assert(
      fc.property(anyViews, anyViews, (here, views) => {
        const { added, known } = planImport(here, views)
        const all = [...here, ...added]
        expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
        expect(added.length + known).toBe(views.length)
        for (const { query } of views) expect(all.map((view) => view.query)).toContain(query)
      }),
    )
  })

  it('adds nothing the second time', () => {
    fc.assert(
      fc.property(anyViews, anyViews, (here, views) => {
        const all = [...here, ...planImport(here, views).added]
        expect(planImport(all, views)).toMatchObject({ added: [], known: views.length })
      }),
    )
  })

  it('into an empty list adds the same views', () => {
    fc.assert(
      fc.property(anyViews, (views) => {
        expect(planImport([], views)).toEqual({ added: views, known: 0, renamed: [] })
      }),
    )
  })

  it('gives the same names as a search through all views for each', () => {
    fc.assert(
      fc.property(anyCrowd, anyCrowd, (here, views) => {
        expect(planImport(here, views).added).toEqual(plannedSimply(here, views))
      }),
    )
  })

  it.each([
    ['one name', () => 'a'],
    ['names that differ only at the end', (n: number) => `${'x'.repeat(56)}${n % 1000}`],
  ])('takes linear time for %s', (_, nameOf) => {
    const reads = [1000, 2000, 4000].map((count) => {
      const views = Array.from({ length: count }, (__, n) => ({
        name: nameOf(n),
        query: `?q=${n}`,
      }))
      let read = 0
      const counted = views.map((view) => ({
        get name() {
          read += 1
          return view.name
        },
        get query() {
          read += 1
          return view.query
        },
      }))
      // Each variant of a name is made of an array of its characters.
      const spies = [
        vi.spyOn(Array, 'from'),
        vi.spyOn(Map.prototype, 'get'),
        vi.spyOn(Map.prototype, 'has'),
        vi.spyOn(Set.prototype, 'has'),
      ]
      const { views: imported } = importViews(counted)({ views: [], start: null, newer: null })
      const lookups = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
      for (const spy of spies) spy.mockRestore()
      expect(new Set(imported.map(({ name }) => name)).size).toBe(count)
      expect(new Set(imported.map(({ id }) => id)).size).toBe(count)
      return (read + lookups) / count
    })
    expect(Math.max(...reads)).toBeLessThan(30)
  })

  it('adds its views after the others, in one edit', () => {
    const a = { id: '2', name: 'a', query: '?q=1' }
    const stored = { views: [a], start: '2', newer: null }
    const views = [
      { name: 'a', query: '?q=2' },
      { name: 'b', query: '' },
    ]
    expect(importViews(views)(stored)).toEqual({
      views: [a, { id: '3', name: 'a (2)', query: '?q=2' }, { id: '4', name: 'b', query: '' }],
      start: '2',
      newer: null,
    })
    const newer = { ...stored, newer: '{"version":3}' }
    expect(importViews(views)(newer)).toBe(newer)
  })

  it('is summarized in a toast', () => {
    const here = [
      { name: 'a', query: '?q=1' },
      { name: 'b', query: '?q=1' },
    ]
    const views = [
      { name: 'a', query: '?q=1' },
      { name: 'b', query: '?q=2' },
      { name: 'c', query: '' },
    ]
    expect(describeImport(planImport(here, views))).toEqual({
      title: 'Imported 2 views',
      text: '1 view already existed. Renamed to avoid duplicates: b (2).',
    })
    expect(describeImport(planImport([], here))).toEqual({ title: 'Imported 2 views', text: '' })
    const same = Array.from({ length: 2000 }, (_, n) => ({ name: 'a', query: `?q=${n}` }))
    expect(describeImport(planImport([], same)).text).toBe(
      'Renamed to avoid duplicates: a (2), a (3), a (4) and 1,996 more.',
    )
  })
})
