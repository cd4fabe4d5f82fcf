import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseViews, printViews, type SavedViews, setQuery } from '#src/view/saved/savedViews.ts'
import {
  deleteView,
  moveView,
  numberedName,
  renameView,
  restoreView,
  saveView,
  setStart,
  viewNamed,
  toName,
} from './editViews.ts'

const anyCase = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 })
  .chain((ids) =>
    fc.record({
      ids: fc.constant(ids),
      index: fc.nat({ max: ids.length - 1 }),
      to: fc.nat({ max: ids.length - 1 }),
      start: fc.option(fc.constantFrom(...ids)),
    }),
  )
  .map(({ ids, index, to, start }) => {
    const views = ids.map((id) => ({ id, name: `name of ${id}`, query: `?q=${id}` }))
    const stored: SavedViews = { views, start, newer: null }
    return { stored, index, to, id: ids[index] ?? '' }
  })
const idsOf = ({ views }: SavedViews) => views.map(({ id }) => id)

describe('edits of the saved views', () => {
  it('add a view at the end', () => {
    fc.assert(
      fc.property(anyCase, ({ stored }) => {
        const next = saveView({ name: 'new', query: '?q=x' })(stored)
        expect(next.views.slice(0, -1)).toEqual(stored.views)
        expect(next.views.at(-1)).toMatchObject({ name: 'new', query: '?q=x' })
        expect(parseViews(printViews(next))).toEqual(next)
        const again = saveView({ name: 'new', query: '?q=y' })(next)
        expect(again.views.slice(0, -1), 'and replaces none').toEqual(next.views)
        expect(again.views.at(-1)).toMatchObject({ name: 'new (2)', query: '?q=y' })
      }),
    )
  })

  it('replace the query of one view and nothing else', () => {
    fc.assert(
      fc.property(anyCase, ({ stored, index, id }) => {
        const saved = { id, name: `name of ${id}`, query: '?q=x' }
        const views = stored.views.with(index, saved)
        expect(setQuery(id, '?q=x')(stored)).toEqual({ ...stored, views })
      }),
    )
  })

  it('rename one view, but not to a name that is taken', () => {
    fc.assert(
      fc.property(anyCase, ({ stored, index, to, id }) => {
        const views = stored.views.with(index, { id, name: 'new', query: `?q=${id}` })
        expect(renameView(id, 'new')(stored)).toEqual({ ...stored, views })
        expect(renameView(id, stored.views[to]?.name ?? '')(stored)).toEqual(stored)
      }),
    )
  })

  it('move one view, keep the order of the others, and can be undone', () => {
    fc.assert(
      fc.property(anyCase, ({ stored, index, to, id }) => {
        const next = moveView(id, to)(stored)
        expect(idsOf(next)[to]).toBe(id)
        expect(deleteView(id)(next)).toEqual(deleteView(id)(stored))
        expect(moveView(id, index)(next)).toEqual(stored)
      }),
    )
  })

  it('delete one view, and restore its position and the start page', () => {
    fc.assert(
      fc.property(anyCase, ({ stored, id }) => {
        const next = deleteView(id)(stored)
        expect(idsOf(next)).toEqual(idsOf(stored).filter((other) => other !== id))
        expect(next.start).toBe(stored.start === id ? null : stored.start)
        expect(restoreView(stored, id)(next)).toEqual(stored)
      }),
    )
  })

  it('restore several views in any order', () => {
    fc.assert(
      fc.property(anyCase, fc.boolean(), ({ stored, id }, reversed) => {
        const second = idsOf(stored).find((other) => other !== id)
        if (second === undefined) return
        const one = deleteView(id)(stored)
        const none = deleteView(second)(one)
        const undo = [restoreView(one, second), restoreView(stored, id)]
        const back = (reversed ? undo.toReversed() : undo).reduce(
          (sum, change) => change(sum),
          none,
        )
        expect(idsOf(back).toSorted()).toEqual(idsOf(stored).toSorted())
        expect(back.start).toBe(stored.start)
      }),
    )
  })

  it('ignore a view that no longer exists', () => {
    fc.assert(
      fc.property(anyCase, ({ stored }) => {
        for (const change of [
          renameView('gone', 'new'),
          setQuery('gone', '?q=x'),
          moveView('gone', 0),
          deleteView('gone'),
          restoreView(stored, 'gone'),
        ]) {
          expect(change(stored)).toEqual(stored)
        }
      }),
    )
  })
})

it('gives a restored view a new name and ID if its own are taken', () => {
  const stored = parseViews('[{"name": "Failed", "query": "?q=old"}]')
  const id = idsOf(stored)[0] ?? ''
  const again = saveView({ name: 'Failed', query: '?q=new' })(deleteView(id)(stored))
  expect(idsOf(again)).toEqual([id])
  const both = restoreView(setStart(id)(stored), id)(again)
  expect(both.views.map(({ name, query }) => [name, query])).toEqual([
    ['Failed (2)', '?q=old'],
    ['Failed', '?q=new'],
  ])
  expect(both.start).toBe(viewNamed(both.views, 'Failed (2)')?.id)
  expect(new Set(idsOf(both)).size).toBe(2)
})

it('limits a name with a number to the maximum length', () => {
  const taken = new Set(['x'.repeat(60), `${'x'.repeat(56)} (2)`])
  expect(numberedName('x'.repeat(60), (name) => !taken.has(name))).toBe(`${'x'.repeat(56)} (3)`)
})

it('trims a name, replaces control characters and limits it to 60 characters', () => {
  expect(toName(' a\tb\u200b ')).toBe('a b')
  expect(toName('😀'.repeat(70))).toBe('😀'.repeat(60))
  expect(toName('\0 ')).toBe('')
})
