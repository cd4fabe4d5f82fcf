import { afterEach, describe, expect, it, vi } from 'vitest'
import { LineBuffer } from './lineBuffer.ts'
import { LineSelection } from './lineSelection.ts'
import type { LogLine } from './logLine.ts'
import { matchMessages, type MatchRequest, type MatchResponse } from './regexMatching.ts'
import { PROBLEM_TEXTS, RegexSearch, type MatchWorker } from './regexSearch.ts'

const line = (time: number, message: string): LogLine => ({
  time: BigInt(time),
  message,
  replica: null,
  level: null,
})
const bufferOf = (count: number) =>
  LineBuffer.empty.insert(
    Array.from({ length: count }, (_, index) => line(index, `loss=${index}`)),
    { reading: 'end' },
  ).buffer

/** A worker on the same thread. `respond` returns `undefined` for a request that takes forever. */
class TestWorker implements MatchWorker {
  onmessage: MatchWorker['onmessage'] = null
  onerror: MatchWorker['onerror'] = null
  readonly terminate = vi.fn<() => void>()
  readonly requests: MatchRequest[] = []
  readonly #respond: (request: MatchRequest) => MatchResponse | undefined

  constructor(respond: (request: MatchRequest) => MatchResponse | undefined = matchMessages) {
    this.#respond = respond
    queueMicrotask(() => this.#post('ready'))
  }

  postMessage(request: MatchRequest): void {
    this.requests.push(request)
    const response = this.#respond(request)
    if (response !== undefined) queueMicrotask(() => this.#post(response))
  }

  #post(data: MatchResponse) {
    this.onmessage?.(new MessageEvent('message', { data }))
  }
}

afterEach(() => {
  vi.useRealTimers()
})

describe('a regular expression', () => {
  it('selects the lines that match', async () => {
    const search = new RegexSearch('=\\d*00$', () => new TestWorker())
    const buffer = bufferOf(10_000)
    expect(new LineSelection(buffer, search.test)).toMatchObject({ length: 0, pending: 10_000 })
    await search.search(buffer)
    const selection = new LineSelection(buffer, search.test)
    expect(selection).toMatchObject({ length: 99, pending: 0 })
    expect(selection.at(7)?.message).toBe('loss=800')
    expect(search.problem).toBeNull()
  })

  it('matches the displayed text', async () => {
    const search = new RegexSearch('^Error: x$', () => new TestWorker())
    const { buffer } = LineBuffer.empty.insert([line(1, '\u001B[31mError:\u001B[0m x')], {
      reading: 'end',
    })
    await search.search(buffer)
    expect(new LineSelection(buffer, search.test).length).toBe(1)
  })

  it('is searched from the end, and reports its progress', async () => {
    const worker = new TestWorker()
    const search = new RegexSearch('loss', () => worker)
    const buffer = bufferOf(10_000)
    const pending: number[] = []
    await search.search(buffer, () => {
      pending.push(new LineSelection(buffer, search.test).pending)
    })
    expect(worker.requests[0]?.chunks.at(-1)?.at(-1)).toBe('loss=9999')
    expect(pending).toEqual([10_000 - 3856, 10_000 - 3856 - 4096, 0])
  })

  it('is searched only in new lines after an insertion', async () => {
    const worker = new TestWorker()
    const search = new RegexSearch('loss', () => worker)
    const buffer = bufferOf(10_000)
    await search.search(buffer)
    worker.requests.length = 0
    const { buffer: longer } = buffer.insert([line(20_000, 'loss')], { reading: 'end' })
    await search.search(longer)
    expect(worker.requests.flatMap(({ chunks }) => chunks).length).toBe(1)
    expect(new LineSelection(longer, search.test).length).toBe(10_001)
  })

  it('stops after a second without a response', async () => {
    vi.useFakeTimers()
    const worker = new TestWorker(() => undefined)
    const search = new RegexSearch('(a+)+$', () => worker)
    const done = search.search(bufferOf(10))
    await vi.advanceTimersByTimeAsync(999)
    expect(search.problem).toBeNull()
    await vi.advanceTimersByTimeAsync(1)
    await done
    expect(search.problem).toBe('too-slow')
    expect(search.problem && PROBLEM_TEXTS[search.problem]).toContain('took over 1s')
    expect(worker.terminate).toHaveBeenCalledOnce()
  })

  it('has a problem if its worker cannot run it or cannot be used', async () => {
    const tooLarge = new RegexSearch('x', () => new TestWorker(() => null))
    await tooLarge.search(bufferOf(10))
    expect(tooLarge.problem).toBe('too-large')

    const unavailable = new RegexSearch('x', () => {
      throw new TypeError('This document requires TrustedScriptURL')
    })
    await unavailable.search(bufferOf(10))
    expect(unavailable.problem).toBe('unavailable')
  })

  it('has no problem after it was stopped', async () => {
    vi.useFakeTimers()
    const worker = new TestWorker(() => undefined)
    const search = new RegexSearch('x', () => worker)
    const done = search.search(bufferOf(10))
    await vi.advanceTimersByTimeAsync(1)
    search.stop()
    await vi.advanceTimersByTimeAsync(2000)
    await done
    expect(search.problem).toBeNull()
    expect(worker.terminate).toHaveBeenCalledOnce()
  })
})

it('is run by the worker, which survives a pattern that it cannot compile', () => {
  expect(matchMessages({ pattern: 'b', chunks: [['a', 'b'], ['B']] })).toEqual([
    Uint32Array.of(1),
    Uint32Array.of(0),
  ])
  expect(matchMessages({ pattern: '(', chunks: [['a']] })).toBeNull()
})
