import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deleteView, moveView, renameView, restoreView, saveView } from './editViews.ts'

const anyViews = fc
  .uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 })
  .map((names) => names.map((name) => ({ name, query: `?q=${name}` })))
const anyPlaced = anyViews.chain((views) =>
  fc.record({ views: fc.constant(views), place: fc.nat({ max: views.length - 1 }) }),
)
const nameAt = (views: readonly { name: string }[], place: number) => views[place]?.name ?? ''

describe('saved views', () => {
  it('save at the end, or in the place of the same name', () => {
    fc.assert(
      fc.property(anyViews, fc.constantFrom('a', 'new'), (views, name) => {
        const next = saveView(views, { name, query: '?q=x' })
        const place = views.findIndex((view) => view.name === name)
        expect(next.at(place)).toEqual({ name, query: '?q=x' })
        expect(next.length).toBe(place === -1 ? views.length + 1 : views.length)
      }),
    )
  })

  it('rename nothing but the one, and not to a name that is taken', () => {
    fc.assert(
      fc.property(anyPlaced, ({ views, place }) => {
        const next = renameView(views, nameAt(views, place), 'new')
        expect(next).toEqual(views.with(place, { name: 'new', query: views[place]?.query ?? '' }))
        expect(renameView(views, nameAt(views, place), nameAt(views, 0))).toEqual(views)
      }),
    )
  })

  it('move one, and leave the others in their order', () => {
    fc.assert(
      fc.property(anyPlaced, fc.nat({ max: 5 }), ({ views, place }, to) => {
        const name = nameAt(views, place)
        const next = moveView(views, name, Math.min(to, views.length - 1))
        expect(nameAt(next, Math.min(to, views.length - 1))).toBe(name)
        expect(deleteView(next, name)).toEqual(deleteView(views, name))
        expect(moveView(next, name, place)).toEqual(views)
      }),
    )
  })

  it('come back from deletion where they were', () => {
    fc.assert(
      fc.property(anyPlaced, ({ views, place }) => {
        const deleted = views.at(place) ?? { name: '', query: '' }
        const rest = deleteView(views, deleted.name)
        expect(rest).not.toContain(deleted)
        expect(restoreView(rest, deleted, place)).toEqual(views)
      }),
    )
  })
})
