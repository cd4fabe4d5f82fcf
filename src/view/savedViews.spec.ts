import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseViews, toName, toQueryString } from './savedViews.ts'

const anyName = fc.string({ unit: 'grapheme' }).map(toName).filter(Boolean)
const anyQuery = fc.string({ unit: 'grapheme' }).map(toQueryString)
const anyViews = fc.array(fc.record({ name: anyName, query: anyQuery }))

describe('parseViews', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(anyViews, (views) => {
        expect(parseViews(JSON.stringify(views))).toEqual(views)
      }),
    )
  })

  it('survives any text and any JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        for (const { name, query } of parseViews(text)) {
          expect(toName(name)).toBe(name)
          expect(new URL(query, 'http://here/').pathname).toBe('/')
        }
      }),
    )
    expect(parseViews(null)).toEqual([])
  })

  it('loses of many no more than the broken one', () => {
    const good = { name: 'Mine', query: '?user=ada' }
    for (const bad of [null, 7, {}, { name: 'x' }, { ...good, name: ' ' }, { ...good, query: 1 }]) {
      expect(parseViews(JSON.stringify([bad, good]))).toEqual([good])
    }
  })
})

it('a query leads to this page, whatever it holds', () => {
  const query = toQueryString('javascript:alert(1)//')
  expect(new URL(query, 'http://here/').origin).toBe('http://here')
})

it('a name is trimmed, can be typed, and has at most 60 characters', () => {
  expect(toName(' a\tb\u200b ')).toBe('a b')
  expect(toName('😀'.repeat(70))).toBe('😀'.repeat(60))
  expect(toName('\0 ')).toBe('')
})
