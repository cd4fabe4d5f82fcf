import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Slots } from './slots.ts'

const someIds = fc.uniqueArray(fc.constantFrom(...'abcdefghij'.split('')))

describe('Slots', () => {
  it('gives each job a slot of its own, and one that stays the slot that it had', () => {
    fc.assert(
      fc.property(fc.array(someIds), (views) => {
        const slots = new Slots()
        let before: ReadonlyMap<string, number> = new Map()
        for (const ids of views) {
          const assigned = slots.assign(ids)
          expect([...assigned.keys()]).toEqual(ids)
          expect(new Set(assigned.values()).size).toBe(ids.length)
          for (const [id, slot] of assigned) expect(before.get(id) ?? slot).toBe(slot)
          before = assigned
        }
      }),
    )
  })

  it('takes over the slots of jobs that went before it adds any', () => {
    fc.assert(
      fc.property(someIds, someIds, (first, second) => {
        const slots = new Slots()
        const before = slots.assign(first)
        const after = slots.assign(second)
        const fresh = [...after.values()].filter((slot) => slot >= first.length)
        expect(fresh).toHaveLength(Math.max(0, second.length - first.length))
        expect([...before.values()]).toEqual(first.map((_, n) => n))
      }),
    )
  })
})
