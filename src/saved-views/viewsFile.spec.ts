import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NamedQuery } from '#src/view/saved/savedViews.ts'
import { describeImport, planImport, printViewsFile, readViewsFile } from './viewsFile.ts'

const anyViews = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'a (2)', 'x'.repeat(60)),
    query: fc.constantFrom('', '?q=1', '?q=2'),
  }),
  { selector: ({ name }) => name },
)
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
  })
})
