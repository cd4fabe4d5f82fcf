import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextRowKeys, NO_ROWS } from './rowKeys.ts'

const anyIds = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 8 })
const anyView = fc.constantFrom('newest', 'by name', 'by status')
const anySteps = fc.array(fc.tuple(anyView, anyIds), { maxLength: 12 })

describe('row keys', () => {
  it('give every row a key of its own, whatever came before', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        let rows = NO_ROWS
        for (const [view, ids] of steps) {
          rows = nextRowKeys(rows, view, ids)
          expect([...rows.keys.keys()]).toEqual(ids)
          expect(new Set(rows.keys.values()).size).toBe(ids.length)
        }
      }),
    )
  })

  it('stay with the job while the view stays, wherever it moves', () => {
    fc.assert(
      fc.property(anySteps, anyIds, anyIds, anyView, (steps, before, after, view) => {
        const start = steps.reduce((rows, [to, ids]) => nextRowKeys(rows, to, ids), NO_ROWS)
        const first = nextRowKeys(start, view, before)
        const second = nextRowKeys(first, view, after)
        for (const id of after.filter((one) => before.includes(one))) {
          expect(second.keys.get(id)).toBe(first.keys.get(id))
        }
      }),
    )
  })

  it('stay with the place in another view', () => {
    const first = nextRowKeys(NO_ROWS, 'newest', ['a', 'b', 'c'])
    const second = nextRowKeys(first, 'by name', ['c', 'x', 'a', 'y'])
    expect([...second.keys.values()].slice(0, 3)).toEqual([...first.keys.values()])
  })

  it('are never given again to a row that comes into view', () => {
    const first = nextRowKeys(NO_ROWS, 'newest', ['a', 'b'])
    const second = nextRowKeys(first, 'newest', ['b', 'c'])
    expect([...first.keys.values()]).not.toContain(second.keys.get('c'))
  })
})
