import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deleteView, saveView, toName } from '#src/saved-views/editViews.ts'
import { parseViews, printViews, toQueryString } from './savedViews.ts'
import { ignoredParameters } from '#src/view/ignored.ts'
import { parseView } from '#src/view/url.ts'

const anyName = fc.string({ unit: 'grapheme' }).map(toName).filter(Boolean)
const anyQuery = fc.string({ unit: 'grapheme' }).map(toQueryString)
/** What version 1 wrote. */
const anyFirst = fc.array(fc.record({ name: anyName, query: anyQuery }))
/** What this version writes. */
const anySecond = fc
  .record({
    views: fc.uniqueArray(
      fc.record({ id: fc.string({ minLength: 1 }), name: anyName, query: anyQuery }),
      {
        selector: ({ id }) => id,
      },
    ),
    place: fc.nat(),
  })
  .map(({ views, place: index }) => ({ version: 2, views, start: views[index]?.id ?? null }))

const good = { id: 'a', name: 'Mine', query: '?user=ada' }

describe('parseViews', () => {
  it('gives back what this version wrote', () => {
    fc.assert(
      fc.property(anySecond, (written) => {
        const text = JSON.stringify(written)
        const { views, start } = written
        expect(parseViews(text)).toEqual({ views, start, newer: null })
        expect(printViews(parseViews(text))).toBe(text)
      }),
    )
  })

  it('opens what version 1 wrote, with the same names and queries in their order', () => {
    fc.assert(
      fc.property(anyFirst, (written) => {
        const { views, start, newer } = parseViews(JSON.stringify(written))
        expect(views.map(({ name, query }) => ({ name, query }))).toEqual(written)
        expect(new Set(views.map(({ id }) => id)).size).toBe(written.length)
        expect({ start, newer }).toEqual({ start: null, newer: null })
      }),
    )
  })

  it('comes to the same whether version 1’s text is read once more or what was made of it', () => {
    fc.assert(
      fc.property(anyFirst, (written) => {
        const migrated = parseViews(JSON.stringify(written))
        expect(parseViews(JSON.stringify(written))).toEqual(migrated)
        expect(parseViews(printViews(migrated))).toEqual(migrated)
      }),
    )
  })

  it('survives any text and any JSON, and reads again what it made of it', () => {
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

  it('loses of many views no more than the broken one', () => {
    for (const bad of [null, 7, {}, { name: 'x' }, { ...good, name: ' ' }, { ...good, query: 1 }]) {
      expect(parseViews(JSON.stringify({ version: 2, views: [bad, good] })).views).toEqual([good])
    }
  })

  it('has no start page where the view is not there', () => {
    const written = { version: 2, views: [good], start: 'b' }
    expect(parseViews(JSON.stringify(written)).start).toBeNull()
  })

  it('shows what it understands of a newer version, and keeps the whole of it', () => {
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

it('a query with what no longer means anything opens as what is left of it', () => {
  const [old] = parseViews('[{"name": "old", "query": "status=running&heat=9&sort=banana"}]').views
  expect(parseView(old?.query ?? '').status).toEqual(['TRAINING_JOB_RUNNING'])
  expect(ignoredParameters(old?.query ?? '').map(({ name }) => name)).toEqual(['heat', 'sort'])
})

it('a query leads to this page, whatever it holds', () => {
  const query = toQueryString('javascript:alert(1)//')
  expect(new URL(query, 'http://here/').origin).toBe('http://here')
})
