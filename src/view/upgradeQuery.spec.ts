import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ignoredParameters } from './ignored.ts'
import { upgradeQuery } from './upgradeQuery.ts'
import { parseView, printView } from './url.ts'

describe('capacity in URLs of earlier versions', () => {
  it.each([
    ['none', 'On-demand'],
    ['DEDICATED', 'On-demand'],
    ['dedicated,none,On-demand', 'On-demand'],
    ['SPOT', 'Spot'],
    ['spot,%44edicated', 'Spot,On-demand'],
    ['Reserved,none', 'Reserved,On-demand'],
  ])('replaces %s with %s', (old, current) => {
    const view = parseView(`?capacity=${old}`)
    expect(view.capacity).toEqual(current.split(','))
    expect(printView(view)).toBe(`?capacity=${current}`)
    expect(upgradeQuery(`?q=a%20b&capacity=${old}&status=x,y`)).toBe(
      `?q=a%20b&capacity=${current}&status=x,y`,
    )
  })

  it.each([
    '',
    '?',
    '?capacity=',
    '?capacity=On-demand,Spot',
    '?capacity=reserved,RESERVED',
    // The literal value `none`, and a text that only looks like a parameter
    '?capacity=%256eone',
    '?q=?capacity=none',
    '?xcapacity=none',
    '?gpu=none&capacity=a%20b',
  ])('leaves %s unchanged', (query) => {
    expect(upgradeQuery(query)).toBe(query)
  })

  it('never changes the view', () => {
    const anyWord = fc.oneof(
      fc.constantFrom('none', 'DEDICATED', 'spot', 'Spot', '%73pot', '', '%', 'x'.repeat(201)),
      fc.string({ unit: 'grapheme', maxLength: 9 }),
    )
    fc.assert(
      fc.property(fc.array(anyWord, { maxLength: 4 }), (words) => {
        const query = `?status=running&capacity=${encodeURIComponent(words.join(','))}&x=1`
        const current = upgradeQuery(query)
        expect(parseView(current)).toEqual(parseView(query))
        expect(upgradeQuery(current)).toBe(current)
        expect(new Set(ignoredParameters(current).map(({ value }) => value))).toEqual(
          new Set(ignoredParameters(query).map(({ value }) => value)),
        )
      }),
    )
  })
})
