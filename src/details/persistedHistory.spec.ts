// @vitest-environment jsdom
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepSightings, parseSightings, printSightings, readSightings } from './persistedHistory.ts'
import { KEPT } from './statusHistory.ts'
import { NOTHING_SEEN, type Sighting, type Sightings } from './statusHistory.ts'

const anySighting: fc.Arbitrary<Sighting> = fc.record({
  status: fc.string(),
  at: fc.integer({ min: 0 }),
})
const anySeen: fc.Arbitrary<Sightings> = fc
  .array(fc.tuple(fc.string(), fc.array(anySighting, { minLength: 1, maxLength: 3 })))
  .map((entries) => new Map(entries))

beforeEach(() => sessionStorage.clear())
afterEach(() => vi.restoreAllMocks())

describe('what was seen', () => {
  it('reads as it was written', () => {
    fc.assert(
      fc.property(anySeen, (seen) => {
        expect(parseSightings(printSightings(seen))).toEqual(seen)
      }),
    )
  })

  it('is kept of the jobs that changed last', () => {
    const many = new Map(
      Array.from({ length: KEPT + 20 }, (_, n) => [
        `job${n}`,
        [
          { status: 'A', at: -n },
          { status: 'B', at: n },
        ],
      ]),
    )
    const kept = parseSightings(printSightings(many))
    expect(kept.size).toBe(KEPT)
    expect(kept.has('job19')).toBe(false)
    expect(kept.get('job20')).toEqual(many.get('job20'))
  })

  it('reads whatever is there, and loses no more than what is broken', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseSightings(text)).toBeInstanceOf(Map)
      }),
    )
    const good = ['a', [{ status: 'A', at: 1 }]]
    const broken = [null, ['b', []], ['c', [{ status: 1, at: 1 }]], ['d', 'A'], good]
    expect([...parseSightings(JSON.stringify(broken))]).toEqual([good])
  })

  it('is found again after a reload, and without storage is not', () => {
    const seen = new Map([['a', [{ status: 'A', at: 1 }]]])
    keepSightings(seen)
    expect(readSightings()).toEqual(seen)
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(denied)
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(denied)
    keepSightings(seen)
    expect(readSightings()).toBe(NOTHING_SEEN)
  })
})

function denied(): never {
  throw new DOMException('denied', 'SecurityError')
}
