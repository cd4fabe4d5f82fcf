import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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
import { parseViews, printViews, type SavedViews, setQuery } from '#src/view/saved/savedViews.ts'

/** Some views, one of them picked by its place, and perhaps one that is the start page. */
const anyCase = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 })
  .chain((ids) =>
    fc.record({
      ids: fc.constant(ids),
      place: fc.nat({ max: ids.length - 1 }),
      to: fc.nat({ max: ids.length - 1 }),
      start: fc.option(fc.constantFrom(...ids)),
    }),
  )
  .map(({ ids, place, to, start }) => {
    const views = ids.map((id) => ({ id, name: `name of ${id}`, query: `?q=${id}` }))
    const kept: SavedViews = { views, start, newer: null }
    return { kept, place, to, id: ids[place] ?? '' }
  })
const idsOf = ({ views }: SavedViews) => views.map(({ id }) => id)

describe('a change of the saved views', () => {
  it('adds a view at the end', () => {
    fc.assert(
      fc.property(anyCase, ({ kept }) => {
        const next = saveView({ name: 'new', query: '?q=x' })(kept)
        expect(next.views.slice(0, -1)).toEqual(kept.views)
        expect(next.views.at(-1)).toMatchObject({ name: 'new', query: '?q=x' })
        expect(parseViews(printViews(next))).toEqual(next)
        const again = saveView({ name: 'new', query: '?q=y' })(next)
        expect(again.views.slice(0, -1), 'and replaces none').toEqual(next.views)
        expect(again.views.at(-1)).toMatchObject({ name: 'new (2)', query: '?q=y' })
      }),
    )
  })

  it('gives one view another query, and leaves the rest', () => {
    fc.assert(
      fc.property(anyCase, ({ kept, place, id }) => {
        const saved = { id, name: `name of ${id}`, query: '?q=x' }
        const views = kept.views.with(place, saved)
        expect(setQuery(id, '?q=x')(kept)).toEqual({ ...kept, views })
      }),
    )
  })

  it('renames one view, and none to a name that is taken', () => {
    fc.assert(
      fc.property(anyCase, ({ kept, place, to, id }) => {
        const views = kept.views.with(place, { id, name: 'new', query: `?q=${id}` })
        expect(renameView(id, 'new')(kept)).toEqual({ ...kept, views })
        expect(renameView(id, kept.views[to]?.name ?? '')(kept)).toEqual(kept)
      }),
    )
  })

  it('moves one view to its place, leaves the others in their order, and can be taken back', () => {
    fc.assert(
      fc.property(anyCase, ({ kept, place, to, id }) => {
        const next = moveView(id, to)(kept)
        expect(idsOf(next)[to]).toBe(id)
        expect(deleteView(id)(next)).toEqual(deleteView(id)(kept))
        expect(moveView(id, place)(next)).toEqual(kept)
      }),
    )
  })

  it('deletes one view, which comes back to its place and as the start page', () => {
    fc.assert(
      fc.property(anyCase, ({ kept, id }) => {
        const next = deleteView(id)(kept)
        expect(idsOf(next)).toEqual(idsOf(kept).filter((other) => other !== id))
        expect(next.start).toBe(kept.start === id ? null : kept.start)
        expect(restoreView(kept, id)(next)).toEqual(kept)
      }),
    )
  })

  it('restores several in any order', () => {
    fc.assert(
      fc.property(anyCase, fc.boolean(), ({ kept, id }, turned) => {
        const second = idsOf(kept).find((other) => other !== id)
        if (second === undefined) return
        const one = deleteView(id)(kept)
        const none = deleteView(second)(one)
        const undo = [restoreView(one, second), restoreView(kept, id)]
        const back = (turned ? undo.toReversed() : undo).reduce((sum, change) => change(sum), none)
        expect(idsOf(back).toSorted()).toEqual(idsOf(kept).toSorted())
        expect(back.start).toBe(kept.start)
      }),
    )
  })

  it('does nothing to a view that is gone', () => {
    fc.assert(
      fc.property(anyCase, ({ kept }) => {
        for (const change of [
          renameView('gone', 'new'),
          setQuery('gone', '?q=x'),
          moveView('gone', 0),
          deleteView('gone'),
          restoreView(kept, 'gone'),
        ]) {
          expect(change(kept)).toEqual(kept)
        }
      }),
    )
  })
})

it('a view that comes back makes no second one of a name or an ID that was given again', () => {
  const kept = parseViews('[{"name": "Failed", "query": "?q=old"}]')
  const id = idsOf(kept)[0] ?? ''
  const again = saveView({ name: 'Failed', query: '?q=new' })(deleteView(id)(kept))
  expect(idsOf(again)).toEqual([id])
  const both = restoreView(setStart(id)(kept), id)(again)
  expect(both.views.map(({ name, query }) => [name, query])).toEqual([
    ['Failed (2)', '?q=old'],
    ['Failed', '?q=new'],
  ])
  expect(both.start).toBe(viewNamed(both.views, 'Failed (2)')?.id)
  expect(new Set(idsOf(both)).size).toBe(2)
})

it('a name with a number behind it is no longer than others', () => {
  const taken = new Set(['x'.repeat(60), `${'x'.repeat(56)} (2)`])
  expect(numberedName('x'.repeat(60), (name) => !taken.has(name))).toBe(`${'x'.repeat(56)} (3)`)
})

it('a name is trimmed, can be typed, and has at most 60 characters', () => {
  expect(toName(' a\tb\u200b ')).toBe('a b')
  expect(toName('😀'.repeat(70))).toBe('😀'.repeat(60))
  expect(toName('\0 ')).toBe('')
})
