import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Limiter } from './limiter.ts'
import { Refusal } from './refusal.ts'

const LIMITS = { perSecond: 10, burst: 1, underWay: 4, perClient: 3, waiting: 8, waitMs: 1_000 }
/** So high that only the number of calls under way matters. */
const FAST = { perSecond: 1_000, burst: 1_000 }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Starts calls, and records which have started, in their order, and which were refused. */
function record(limiter: Limiter) {
  const started: string[] = []
  const ends = new Map<string, () => void>()
  const refused = new Map<string, unknown>()
  const start = async (client: string, call: string, signal: AbortSignal) => {
    try {
      const end = await limiter.start(client, signal)
      started.push(call)
      ends.set(call, end)
    } catch (error) {
      refused.set(call, error)
    }
  }
  const request = (client: string, call: string, signal = new AbortController().signal) =>
    void start(client, call, signal)
  return { started, ends, refused, request, run: (ms: number) => vi.advanceTimersByTimeAsync(ms) }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw new Error('This is no refusal', { cause: error })
}

describe('calls above the rate', () => {
  it('wait for their turn', async () => {
    const { started, request, run } = record(new Limiter(LIMITS))
    for (const call of ['a1', 'a2', 'a3']) request('a', call)
    await run(0)
    expect(started).toEqual(['a1'])
    await run(100)
    expect(started).toEqual(['a1', 'a2'])
    await run(100)
    expect(started).toEqual(['a1', 'a2', 'a3'])
  })

  it('of several clients take turns', async () => {
    const { started, request, run } = record(new Limiter(LIMITS))
    for (const call of ['a1', 'a2', 'a3']) request('a', call)
    for (const call of ['b1', 'b2']) request('b', call)
    request('c', 'c1')
    await run(300)
    expect(started.slice(0, 4)).toEqual(['a1', 'a2', 'b1', 'c1'])
  })

  it('are refused with a wait of at most 3 s, however many were refused before', async () => {
    const limiter = new Limiter({ ...LIMITS, underWay: 100 })
    const { started, refused, request, run } = record(limiter)
    for (let i = 0; i < 1_000; i++) request('a', `a${i}`)
    await run(0)
    expect(refused.size).toBe(1_000 - 3)
    const waits = new Set<number | undefined>()
    for (const error of refused.values()) {
      expect(refusalOf(error).code).toBe('too_many_requests')
      waits.add(refusalOf(error).retryAfter)
    }
    expect(waits).toEqual(new Set([1, 2, 3]))
    request('b', 'b')
    await run(200)
    expect(started).toEqual(['a0', 'a1', 'b'])
  })

  it('are refused after the longest wait, and need no turn', async () => {
    const { started, refused, request, run } = record(new Limiter({ ...LIMITS, perSecond: 1 / 3 }))
    request('a', 'a1')
    request('a', 'a2')
    await run(999)
    expect([...refused.keys()]).toEqual([])
    await run(1)
    expect([...refused.keys()]).toEqual(['a2'])
    request('b', 'b1')
    await run(1_500)
    request('b', 'b2')
    await run(501)
    expect([...refused.keys()]).toEqual(['a2', 'b1'])
    expect(started).toEqual(['a1', 'b2'])
  })

  it('are refused if too many wait', async () => {
    const { refused, request, run } = record(new Limiter({ ...LIMITS, perClient: 1 }))
    for (let i = 0; i < 12; i++) request(`client ${i}`, String(i))
    await run(0)
    expect([...refused.keys()]).toEqual(['9', '10', '11'])
  })
})

describe('calls under way', () => {
  it('are limited; further ones start when one ends', async () => {
    const { started, ends, request, run } = record(new Limiter({ ...LIMITS, ...FAST }))
    for (const client of ['a', 'b', 'c', 'd', 'e', 'f']) request(client, client)
    await run(500)
    expect(started).toEqual(['a', 'b', 'c', 'd'])
    ends.get('b')?.()
    await run(0)
    expect(started).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('are refused with 503 if none ends in time', async () => {
    const { refused, request, run } = record(new Limiter({ ...LIMITS, ...FAST }))
    for (const client of ['a', 'b', 'c', 'd', 'e']) request(client, client)
    await run(1_000)
    const { status, code, retryAfter } = refusalOf(refused.get('e'))
    expect({ status, code }).toEqual({ status: 503, code: 'too_many_calls' })
    expect([1, 2, 3]).toContain(retryAfter)
  })

  it('are not all of one client', async () => {
    const { started, refused, request, run } = record(new Limiter({ ...LIMITS, ...FAST }))
    for (const call of ['a1', 'a2', 'a3', 'a4', 'a5']) request('a', call)
    request('b', 'b1')
    await run(0)
    expect(started).toEqual(['a1', 'a2', 'a3', 'b1'])
    expect(refusalOf(refused.get('a4')).code).toBe('too_many_calls')
  })
})

describe('a pause', () => {
  it('refuses all calls with the time that is left', async () => {
    const limiter = new Limiter(LIMITS)
    const { started, refused, request, run } = record(limiter)
    limiter.pause(40_000)
    limiter.pause(10)
    await run(10_000)
    request('a', 'a1')
    await run(0)
    const { status, retryAfter } = refusalOf(refused.get('a1'))
    expect({ status, retryAfter }).toEqual({ status: 429, retryAfter: 30 })
    await run(30_000)
    request('a', 'a2')
    await run(0)
    expect(started).toEqual(['a2'])
  })
})

describe('a call that is aborted', () => {
  it('gives up its turn', async () => {
    const { started, refused, request, run } = record(new Limiter(LIMITS))
    request('a', 'a1')
    const abort = new AbortController()
    request('b', 'b1', abort.signal)
    request('c', 'c1')
    await run(50)
    abort.abort()
    await run(50)
    expect([...refused.keys()]).toEqual(['b1'])
    expect(started).toEqual(['a1', 'c1'])
  })

  it('does not wait', async () => {
    const limiter = new Limiter(LIMITS)
    await expect(limiter.start('a', AbortSignal.abort())).rejects.toThrow('aborted')
  })
})

it('never exceeds a limit, and starts or refuses every call in time', async () => {
  const steps = fc.array(
    fc.record({ client: fc.nat(3), lasts: fc.nat(1_500), after: fc.nat(120) }),
    { maxLength: 60 },
  )
  await fc.assert(
    fc.asyncProperty(steps, async (calls) => {
      const limiter = new Limiter({ ...LIMITS, burst: 2 })
      const underWay: number[] = []
      const startTimes: number[] = []
      let settled = 0
      const settle = async (client: number, lasts: number) => {
        try {
          const end = await limiter.start(String(client), new AbortController().signal)
          underWay.push(client)
          startTimes.push(performance.now())
          expect(underWay.length).toBeLessThanOrEqual(4)
          expect(underWay.filter((other) => other === client).length).toBeLessThanOrEqual(3)
          setTimeout(() => {
            underWay.splice(underWay.indexOf(client), 1)
            end()
          }, lasts)
        } catch (error) {
          refusalOf(error)
        }
      }
      for (const { client, lasts, after } of calls) {
        const requestedAt = performance.now()
        void settle(client, lasts).then(() => {
          expect(performance.now() - requestedAt).toBeLessThanOrEqual(1_000)
          settled += 1
          return settled
        })
        await vi.advanceTimersByTimeAsync(after)
      }
      await vi.advanceTimersByTimeAsync(3_000)
      expect(settled).toBe(calls.length)
      for (const from of startTimes) {
        const inSecond = startTimes.filter((time) => time >= from && time < from + 1_000)
        expect(inSecond.length).toBeLessThanOrEqual(12)
      }
      // All ended calls have left their slots.
      expect(underWay).toEqual([])
      const ends = await Promise.all(
        ['0', '1', '2', '3'].map(async (client) => {
          const end = limiter.start(client, new AbortController().signal)
          await vi.advanceTimersByTimeAsync(1_000)
          return end
        }),
      )
      expect(ends).toHaveLength(4)
    }),
    { numRuns: 50 },
  )
})
