import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Bucket } from './bucket.ts'

const RATE = { perSecond: 75, burst: 20 }

/** Times that never go back, from the steps between them. */
const times = fc
  .array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 50, noNaN: true })), { maxLength: 400 })
  .map((steps) => {
    let time = 0
    return steps.map((step) => (time += step))
  })

describe('the bucket', () => {
  it('gives at most `perSecond + burst` in any second', () => {
    fc.assert(
      fc.property(times, (requested) => {
        const bucket = new Bucket(RATE)
        const taken = requested.filter((time) => bucket.take(time) === 0)
        for (const [i, from] of taken.entries()) {
          const until = taken.findIndex((time) => time >= from + 1000)
          const inSecond = (until === -1 ? taken.length : until) - i
          expect(inSecond).toBeLessThanOrEqual(95)
        }
      }),
    )
  })

  it('gives a token to whoever comes back when told, as long as nobody else comes', () => {
    fc.assert(
      fc.property(times, (requested) => {
        const bucket = new Bucket(RATE)
        const waits = requested.map((time) => ({ time, wait: bucket.take(time) }))
        const last = requested.at(-1) ?? 0
        const due = waits
          .map(({ time, wait }) => (wait === 0 ? 0 : time + wait))
          .filter((back) => back > last)
        // A hair later, since a sum of fractions is not exact.
        for (const back of due) expect(bucket.take(back + 1e-6)).toBe(0)
      }),
    )
  })

  it('tells those that it refuses at once to come back one after the other', () => {
    const bucket = new Bucket({ perSecond: 10, burst: 2 })
    const waits = Array.from({ length: 6 }, () => Math.round(bucket.take(0)))
    expect(waits).toEqual([0, 0, 200, 300, 400, 500])
  })

  it('is never empty for less than it gives back', () => {
    const bucket = new Bucket(RATE)
    const every = 1000 / 75
    for (let i = 0; i < 1000; i++) expect(bucket.take(i * every)).toBe(0)
  })

  it('has none while it pauses, and as many as ever after', () => {
    const bucket = new Bucket({ perSecond: 10, burst: 2 })
    bucket.pause(0, 5000)
    expect(bucket.take(4999)).toBeGreaterThan(0)
    expect(bucket.take(5000)).toBe(0)
    bucket.pause(5000, 1000)
    bucket.pause(5000, 10)
    expect(bucket.take(5900)).toBeGreaterThan(0)
  })
})
