import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Bucket } from './bucket.ts'

const RATE = { perSecond: 75, burst: 20 }

/** Monotonic times. */
const times = fc
  .array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 50, noNaN: true })), { maxLength: 400 })
  .map((steps) => {
    let time = 0
    return steps.map((step) => (time += step))
  })

describe('the bucket', () => {
  it('grants at most `perSecond + burst` tokens in any second', () => {
    fc.assert(
      fc.property(times, (calls) => {
        const bucket = new Bucket(RATE)
        const taken = calls.filter((time) => bucket.take(time))
        for (const [i, from] of taken.entries()) {
          const until = taken.findIndex((time) => time >= from + 1000)
          const inSecond = (until === -1 ? taken.length : until) - i
          expect(inSecond).toBeLessThanOrEqual(95)
        }
      }),
    )
  })

  it('grants a token after exactly the wait that it returns', () => {
    fc.assert(
      fc.property(times, (calls) => {
        const bucket = new Bucket(RATE)
        for (const time of calls) bucket.take(time)
        const last = calls.at(-1) ?? 0
        const wait = bucket.wait(last)
        expect(wait).toBeLessThanOrEqual(1000 / 75 + 1e-6)
        if (wait > 1e-3) expect(bucket.take(last + wait - 1e-3)).toBe(false)
        // Slightly later, since a sum of fractions is not exact.
        expect(bucket.take(last + wait + 1e-6)).toBe(true)
      }),
    )
  })

  it('has no longer wait after refused callers', () => {
    const bucket = new Bucket({ perSecond: 10, burst: 2 })
    const taken = Array.from({ length: 1000 }, () => bucket.take(0))
    expect(taken.filter(Boolean)).toHaveLength(2)
    expect(bucket.wait(0)).toBeCloseTo(100)
  })

  it('is never empty at its refill rate', () => {
    const bucket = new Bucket(RATE)
    const every = 1000 / 75
    for (let i = 0; i < 1000; i++) expect(bucket.take(i * every)).toBe(true)
  })

  it('is empty during a pause, and grants tokens after it', () => {
    const bucket = new Bucket({ perSecond: 10, burst: 2 })
    bucket.pause(0, 5000)
    expect(bucket.wait(0)).toBe(5000)
    expect(bucket.take(4999)).toBe(false)
    expect(bucket.take(5000)).toBe(true)
    bucket.pause(5000, 1000)
    bucket.pause(5000, 10)
    expect(bucket.take(5900)).toBe(false)
  })
})
