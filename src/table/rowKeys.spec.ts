import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextRowKeys, NO_ROWS, type RowKeys } from './rowKeys.ts'

const LETTERS = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(97 + index))
const anyIds = fc.uniqueArray(fc.constantFrom(...LETTERS), { maxLength: 20 })
const anyView = fc.constantFrom('newest', 'by name', 'by status')
const anyRows = fc.record({ view: anyView, ids: anyIds, scrolling: fc.boolean() })
const anySteps = fc.array(anyRows, { maxLength: 12 })

function render(ids: readonly string[], last: RowKeys = NO_ROWS, view = 'newest') {
  return nextRowKeys(last, { view, ids, scrolling: false })
}

function scrollTo(ids: string, last: RowKeys) {
  return nextRowKeys(last, { view: last.view, ids: ids.split(''), scrolling: true })
}

describe('row keys', () => {
  it('are unique, whatever was rendered before', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        let rows = NO_ROWS
        for (const next of steps) {
          rows = nextRowKeys(rows, next)
          expect([...rows.keys.keys()]).toEqual(next.ids)
          expect(new Set(rows.keys.values()).size).toBe(next.ids.length)
        }
      }),
    )
  })

  it('stay with a job in the same view, wherever it moves', () => {
    fc.assert(
      fc.property(anySteps, anyIds, anyIds, anyView, (steps, before, after, view) => {
        const start = steps.reduce((rows, next) => nextRowKeys(rows, next), NO_ROWS)
        const first = render(before, start, view)
        const second = render(after, first, view)
        for (const id of after.filter((one) => before.includes(one))) {
          expect(second.keys.get(id)).toBe(first.keys.get(id))
        }
      }),
    )
  })

  it('stay with the index in another view', () => {
    const first = render(['a', 'b', 'c'])
    const second = render(['c', 'x', 'a', 'y'], first, 'by name')
    expect([...second.keys.values()].slice(0, 3)).toEqual([...first.keys.values()])
  })

  it('are not reused for a job that scrolls into view', () => {
    const first = render(['a', 'b'])
    const second = render(['b', 'c'], first)
    expect([...first.keys.values()]).not.toContain(second.keys.get('c'))
  })
})

describe('brief rows', () => {
  const top = render('abcdefghij'.split(''))

  it('are the new rows of a fast scroll', () => {
    expect([...scrollTo('ijklmnopqr', top).brief]).toEqual('klmnopqr'.split(''))
  })

  it('are never rendered during a slow scroll', () => {
    expect(scrollTo('efghijklmn', top).brief.size).toBe(0)
  })

  it('are fully rendered a few at a time when scrolling slows down', () => {
    const fast = scrollTo('ijklmnopqr', top)
    const slow = scrollTo('klmnopqrstu', fast)
    expect([...slow.brief]).toEqual('nopqr'.split(''))
    expect(scrollTo('klmnopqrstu', slow).brief.size).toBe(0)
  })

  it('are all fully rendered when scrolling ends, and in another view', () => {
    const fast = scrollTo('ijklmnopqr', top)
    expect(render('ijklmnopqr'.split(''), fast).brief.size).toBe(0)
    expect(render('ijklmnopqr'.split(''), fast, 'by name').brief.size).toBe(0)
  })

  it('are never rows that were fully rendered before', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        let last = NO_ROWS
        for (const next of steps) {
          const rows = nextRowKeys(last, next)
          for (const id of rows.brief) {
            const wasFull = last.view === rows.view && last.keys.has(id) && !last.brief.has(id)
            expect(wasFull).toBe(false)
          }
          last = rows
        }
      }),
    )
  })
})
