import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextRowKeys, NO_ROWS, type RowKeys } from './rowKeys.ts'

const LETTERS = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(97 + index))
const anyIds = fc.uniqueArray(fc.constantFrom(...LETTERS), { maxLength: 20 })
const anyView = fc.constantFrom('newest', 'by name', 'by status')
const anyDrawn = fc.record({ view: anyView, ids: anyIds, scrolling: fc.boolean() })
const anySteps = fc.array(anyDrawn, { maxLength: 12 })

function draw(ids: readonly string[], last: RowKeys = NO_ROWS, view = 'newest') {
  return nextRowKeys(last, { view, ids, scrolling: false })
}

function scrollTo(ids: string, last: RowKeys) {
  return nextRowKeys(last, { view: last.view, ids: ids.split(''), scrolling: true })
}

describe('row keys', () => {
  it('give every row a key of its own, whatever came before', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        let rows = NO_ROWS
        for (const drawn of steps) {
          rows = nextRowKeys(rows, drawn)
          expect([...rows.keys.keys()]).toEqual(drawn.ids)
          expect(new Set(rows.keys.values()).size).toBe(drawn.ids.length)
        }
      }),
    )
  })

  it('stay with the job while the view stays, wherever it moves', () => {
    fc.assert(
      fc.property(anySteps, anyIds, anyIds, anyView, (steps, before, after, view) => {
        const start = steps.reduce((rows, drawn) => nextRowKeys(rows, drawn), NO_ROWS)
        const first = draw(before, start, view)
        const second = draw(after, first, view)
        for (const id of after.filter((one) => before.includes(one))) {
          expect(second.keys.get(id)).toBe(first.keys.get(id))
        }
      }),
    )
  })

  it('stay with the place in another view', () => {
    const first = draw(['a', 'b', 'c'])
    const second = draw(['c', 'x', 'a', 'y'], first, 'by name')
    expect([...second.keys.values()].slice(0, 3)).toEqual([...first.keys.values()])
  })

  it('are never given again to a row that comes into view', () => {
    const first = draw(['a', 'b'])
    const second = draw(['b', 'c'], first)
    expect([...first.keys.values()]).not.toContain(second.keys.get('c'))
  })
})

describe('brief rows', () => {
  const top = draw('abcdefghij'.split(''))

  it('are those that a fast scroll brings', () => {
    expect([...scrollTo('ijklmnopqr', top).brief]).toEqual('klmnopqr'.split(''))
  })

  it('do not come with a slow scroll', () => {
    expect(scrollTo('efghijklmn', top).brief.size).toBe(0)
  })

  it('are made whole bit by bit when the scroll slows down', () => {
    const fast = scrollTo('ijklmnopqr', top)
    const slow = scrollTo('klmnopqrstu', fast)
    expect([...slow.brief]).toEqual('nopqr'.split(''))
    expect(scrollTo('klmnopqrstu', slow).brief.size).toBe(0)
  })

  it('are made whole at once when the scroll has ended, and in another view', () => {
    const fast = scrollTo('ijklmnopqr', top)
    expect(draw('ijklmnopqr'.split(''), fast).brief.size).toBe(0)
    expect(draw('ijklmnopqr'.split(''), fast, 'by name').brief.size).toBe(0)
  })

  it('never were whole before', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        let last = NO_ROWS
        for (const drawn of steps) {
          const rows = nextRowKeys(last, drawn)
          for (const id of rows.brief) {
            const wasWhole = last.view === rows.view && last.keys.has(id) && !last.brief.has(id)
            expect(wasWhole).toBe(false)
          }
          last = rows
        }
      }),
    )
  })
})
