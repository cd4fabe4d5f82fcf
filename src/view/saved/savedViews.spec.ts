import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deleteView, saveView, toName } from '#src/saved-views/editViews.ts'
import { ignoredParameters } from '#src/view/ignored.ts'
import { parseView } from '#src/view/url.ts'
import { parseViews, printViews, toQueryString } from './savedViews.ts'

const anyName = fc.string({ unit: 'grapheme' }).map(toName).filter(Boolean)
const anyQuery = fc.string({ unit: 'grapheme' }).map(toQueryString)
/** Data from version 1. */
const anyFirst = fc.array(fc.record({ name: anyName, query: anyQuery }))
/** Data from this version. */
const anySecond = fc
  .record({
    views: fc.uniqueArray(
      fc.record({ id: fc.string({ minLength: 1 }), name: anyName, query: anyQuery }),
      {
        selector: ({ id }) => id,
      },
    ),
    index: fc.nat(),
  })
  .map(({ views, index }) => ({ version: 2, views, start: views[index]?.id ?? null }))

const good = { id: 'a', name: 'Mine', query: '?user=ada' }

describe('parseViews', () => {
  it('parses the output of this version', () => {
    fc.assert(
      fc.property(anySecond, (written) => {
        const text = JSON.stringify(written)
        const { views, start } = written
        expect(parseViews(text)).toEqual({ views, start, newer: null })
        expect(printViews(parseViews(text))).toBe(text)
      }),
    )
  })

  it('parses version 1 with the same names and queries in order', () => {
    fc.assert(
      fc.property(anyFirst, (written) => {
        const { views, start, newer } = parseViews(JSON.stringify(written))
        expect(views.map(({ name, query }) => ({ name, query }))).toEqual(written)
        expect(new Set(views.map(({ id }) => id)).size).toBe(written.length)
        expect({ start, newer }).toEqual({ start: null, newer: null })
      }),
    )
  })

  it('migrates version 1 to the same views every time', () => {
    fc.assert(
      fc.property(anyFirst, (written) => {
        const migrated = parseViews(JSON.stringify(written))
        expect(parseViews(JSON.stringify(written))).toEqual(migrated)
        expect(parseViews(printViews(migrated))).toEqual(migrated)
      }),
    )
  })

  it('parses any text or JSON without errors, and its own output unchanged', () => {
    const anyEntry = fc.oneof(
      fc.jsonValue(),
      fc.record(
        { id: fc.jsonValue(), name: fc.oneof(fc.string(), fc.jsonValue()), query: fc.string() },
        { requiredKeys: [] },
      ),
    )
    const anyContent = fc.oneof(
      fc.jsonValue(),
      fc.array(anyEntry),
      fc.record(
        {
          version: fc.oneof(fc.nat({ max: 4 }), fc.jsonValue()),
          views: fc.array(anyEntry),
          start: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    )
    const anyText = fc.oneof(
      fc.string(),
      anyContent.map((content) => JSON.stringify(content)),
    )
    fc.assert(
      fc.property(anyText, (text) => {
        const stored = parseViews(text)
        for (const { name, query } of stored.views) {
          expect(name.trim()).not.toBe('')
          expect(new URL(query, 'http://here/').pathname).toBe('/')
        }
        expect(new Set(stored.views.map(({ id }) => id)).size).toBe(stored.views.length)
        expect(parseViews(printViews(stored))).toEqual(stored)
      }),
    )
    expect(parseViews(null)).toEqual({ views: [], start: null, newer: null })
  })

  it('skips only invalid views', () => {
    for (const bad of [null, 7, {}, { name: 'x' }, { ...good, name: ' ' }, { ...good, query: 1 }]) {
      expect(parseViews(JSON.stringify({ version: 2, views: [bad, good] })).views).toEqual([good])
    }
  })

  it('has no start page if its view is missing', () => {
    const written = { version: 2, views: [good], start: 'b' }
    expect(parseViews(JSON.stringify(written)).start).toBeNull()
  })

  it('displays what it can of a newer version, and leaves the stored text unchanged', () => {
    const text = JSON.stringify({
      version: 3,
      views: [{ ...good, color: 'red' }],
      start: 'a',
      more: 1,
    })
    const stored = parseViews(text)
    expect(stored).toMatchObject({ views: [good], start: 'a' })
    expect(printViews(saveView({ name: 'x', query: '' })(stored))).toBe(text)
    expect(printViews(deleteView('a')(stored))).toBe(text)
  })
})

it('opens the valid rest of an outdated query', () => {
  const [old] = parseViews('[{"name": "old", "query": "status=running&heat=9&sort=banana"}]').views
  expect(parseView(old?.query ?? '').status).toEqual(['TRAINING_JOB_RUNNING'])
  expect(ignoredParameters(old?.query ?? '').map(({ name }) => name)).toEqual(['heat', 'sort'])
})

it('makes any text a query of this page', () => {
  const query = toQueryString('javascript:alert(1)//')
  expect(new URL(query, 'http://here/').origin).toBe('http://here')
})
