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
        const taken = calls.filter((time) => bucket.take(time) === 0)
        for (const [i, from] of taken.entries()) {
          const until = taken.findIndex((time) => time >= from + 1000)
          const inSecond = (until === -1 ? taken.length : until) - i
          expect(inSecond).toBeLessThanOrEqual(95)
        }
      }),
    )
  })

  it('grants a token to each refused caller that retries on time, if there are no others', () => {
    fc.assert(
      fc.property(times, (calls) => {
        const bucket = new Bucket(RATE)
        const waits = calls.map((time) => ({ time, wait: bucket.take(time) }))
        const last = calls.at(-1) ?? 0
        const retries = waits
          .map(({ time, wait }) => (wait === 0 ? 0 : time + wait))
          .filter((retryAt) => retryAt > last)
        // Slightly later, since a sum of fractions is not exact.
        for (const retryAt of retries) expect(bucket.take(retryAt + 1e-6)).toBe(0)
      }),
    )
  })

  it('returns increasing waits to callers that are refused at the same time', () => {
    const bucket = new Bucket({ perSecond: 10, burst: 2 })
    const waits = Array.from({ length: 6 }, () => Math.round(bucket.take(0)))
    expect(waits).toEqual([0, 0, 200, 300, 400, 500])
  })

  it('is never empty at its refill rate', () => {
    const bucket = new Bucket(RATE)
    const every = 1000 / 75
    for (let i = 0; i < 1000; i++) expect(bucket.take(i * every)).toBe(0)
  })

  it('is empty during a pause, and grants tokens after it', () => {
    const bucket = new Bucket({ perSecond: 10, burst: 2 })
    bucket.pause(0, 5000)
    expect(bucket.take(4999)).toBeGreaterThan(0)
    expect(bucket.take(5000)).toBe(0)
    bucket.pause(5000, 1000)
    bucket.pause(5000, 10)
    expect(bucket.take(5900)).toBeGreaterThan(0)
  })
})
