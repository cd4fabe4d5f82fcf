import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { logsResponseSchema } from '#src/contract/logs.ts'
import { readEndpoint } from './readEndpoint.ts'

const ids = { projectId: 'rn5tz6b', jobId: 'p7qr9qv' }
const { signal } = new AbortController()
const line = { timestamp: '1747224000000000001', message: 'épocᚼ 1', level: 'INFO' }

function respondWith(body: BodyInit | null, init?: ResponseInit) {
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(new Response(body, init)))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

const readLogs = (options: Partial<Parameters<typeof readEndpoint>[0]> = {}) =>
  readEndpoint({ endpoint: 'logs', ids, schema: logsResponseSchema, signal, ...options })

afterEach(() => vi.unstubAllGlobals())

it('sends a GET with the page’s header below the page’s own path', async () => {
  const fetch = respondWith(JSON.stringify({ logs: [line] }))
  const query = { start_epoch_millis: 0, direction: 'desc', limit: 1000 }
  expect(await readLogs({ query })).toEqual({ logs: [line] })
  expect(fetch).toHaveBeenCalledOnce()
  const [url, { method, headers, redirect, body } = {}] = fetch.mock.calls[0] ?? []
  expect(url).toBe(
    './api/v1/training_projects/rn5tz6b/jobs/p7qr9qv/logs?start_epoch_millis=0&direction=desc&limit=1000',
  )
  expect({ method, headers, redirect, body }).toEqual({
    headers: { 'x-dashboard': '1' },
    redirect: 'manual',
  })
})

it('has no question mark without a query', async () => {
  const fetch = respondWith('{"logs":[]}')
  await readLogs()
  expect(fetch.mock.calls[0]?.[0]).toBe('./api/v1/training_projects/rn5tz6b/jobs/p7qr9qv/logs')
})

it('needs no IDs for a path without any', async () => {
  const fetch = respondWith('{"logs":[]}')
  await readEndpoint({ endpoint: 'capacity', schema: logsResponseSchema, signal })
  expect(fetch.mock.calls[0]?.[0]).toBe('./api/v1/training/capacity')
})

it('sends nothing for an ID that no path can have', async () => {
  const fetch = respondWith('{"logs":[]}')
  for (const id of ['', '..', 'a/b', 'a?b', 'x'.repeat(65)]) {
    await expect(readLogs({ ids: { ...ids, jobId: id } })).rejects.toMatchObject({
      name: 'SearchError',
      kind: 'rejected',
    })
    await expect(readLogs({ ids: { ...ids, projectId: id } })).rejects.toMatchObject({
      kind: 'rejected',
    })
  }
  expect(fetch).not.toHaveBeenCalled()
})

const html = { 'content-type': 'text/html' }

it.each<[status: number, body: string, headers: Record<string, string>, error: object]>([
  [
    403,
    '{"error":{"code":"forbidden","message":"No.","quoted":true}}',
    {},
    { kind: 'forbidden', status: 403, message: 'No.', isQuote: true },
  ],
  [404, '{"error":{"code":"not_found","message":"Gone."}}', {}, { kind: 'rejected', status: 404 }],
  [
    429,
    '{"error":{"code":"rate_limited","message":"Slow."},"retry_after":7}',
    {},
    { kind: 'rate-limited', retryAfter: 7000 },
  ],
  [504, '{"error":{"code":"upstream_timeout","message":"Late."}}', {}, { kind: 'timeout' }],
  [502, '{"error":{"code":"upstream_broken","message":"Broke."}}', {}, { kind: 'server' }],
  [503, '{"error":{"code":"no_api_key","message":"Set it."}}', {}, { kind: 'no-key' }],
  [401, '', {}, { kind: 'signed-out' }],
  [403, '<p>Sign in</p>', html, { kind: 'signed-out' }],
  [200, '<p>Sign in</p>', html, { kind: 'signed-out' }],
  [
    200,
    '{"logs":[',
    {},
    { kind: 'unreadable', message: 'The response is incomplete or isn’t valid JSON.' },
  ],
  [
    200,
    '{"lines":[]}',
    {},
    { kind: 'unreadable', message: 'logs: expected array, received undefined' },
  ],
  [
    200,
    '{"logs":[{"timestamp":"1","message":null}]}',
    {},
    { kind: 'unreadable', message: 'logs.0.message: expected string, received null' },
  ],
  [200, '[]', {}, { kind: 'unreadable', message: 'response: expected object, received array' }],
])(
  'throws an error like the search does for HTTP %d with %s',
  async (status, body, headers, error) => {
    respondWith(body, { status, headers })
    await expect(readLogs()).rejects.toMatchObject({ name: 'SearchError', ...error })
  },
)

it('throws a network error without a response, and a broken error if it ends early', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(readLogs()).rejects.toMatchObject({ kind: 'network' })
  respondWith(
    new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) }),
  )
  await expect(readLogs()).rejects.toMatchObject({ kind: 'broken' })
})

it('reads a body wherever its bytes are split', async () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ logs: [line] }))
  const body = new ReadableStream({
    start: (controller) => {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]))
      controller.close()
    },
  })
  respondWith(body)
  expect(await readLogs()).toEqual({ logs: [line] })
})

/** Never responds. Rejects if the signal aborts, as `fetch` does. */
const silent: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    const onAbort = () => reject(init?.signal?.reason)
    if (init?.signal?.aborted) onAbort()
    init?.signal?.addEventListener('abort', onAbort)
  })

const settled = (reading: Promise<unknown>) =>
  Promise.race([
    reading.then(
      () => 'read',
      (error: unknown) => error,
    ),
    vi.advanceTimersByTimeAsync(0).then(() => 'reading'),
  ])

describe('time', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('throws a timeout if no head arrives, later than the proxy would', async () => {
    vi.stubGlobal('fetch', silent)
    const reading = readLogs()
    reading.catch(() => {})
    await vi.advanceTimersByTimeAsync(2_000 + 10_000 + 60_000)
    expect(await settled(reading)).toBe('reading')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await settled(reading)).toMatchObject({ name: 'SearchError', kind: 'timeout' })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('reads a slow body as long as parts arrive, and throws a timeout if they stop', async () => {
    const parts = new TransformStream<Uint8Array, Uint8Array>()
    const writer = parts.writable.getWriter()
    vi.stubGlobal('fetch', (_: string, { signal: given }: { signal: AbortSignal }) => {
      given.addEventListener('abort', () => void writer.abort(given.reason).catch(() => {}))
      return Promise.resolve(new Response(parts.readable))
    })
    const reading = readLogs()
    reading.catch(() => {})
    for (let n = 0; n < 5; n += 1) {
      void writer.write(new TextEncoder().encode(' '))
      // oxlint-disable-next-line no-await-in-loop -- in turn
      await vi.advanceTimersByTimeAsync(60_000)
    }
    expect(await settled(reading)).toBe('reading')
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await settled(reading)).toMatchObject({ name: 'SearchError', kind: 'timeout' })
  })

  it('throws an AbortError if it is canceled, and leaves no timer', async () => {
    vi.stubGlobal('fetch', silent)
    const canceling = new AbortController()
    const reading = readLogs({ signal: canceling.signal })
    canceling.abort()
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
    expect(vi.getTimerCount()).toBe(0)
    await expect(readLogs({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    })
  })
})
