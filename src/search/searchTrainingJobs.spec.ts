import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import type { Progress } from './reader/readResponse.ts'
import { searchTrainingJobs } from './searchTrainingJobs.ts'

const request = { statuses: ['TRAINING_JOB_RUNNING'] }
const { signal } = new AbortController()

function respondWith(body: BodyInit, init?: ResponseInit) {
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(new Response(body, init)))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

/** Returns a body that arrives in these chunks. */
function streamOf(chunks: readonly Uint8Array[]): ReadableStream {
  let next = 0
  return new ReadableStream({
    pull: (controller) => {
      const chunk = chunks[next++]
      if (chunk) controller.enqueue(chunk)
      else controller.close()
    },
  })
}

const page = (body: string, type: string, status = 200) =>
  new Response(body, { status, headers: { 'content-type': type } })

const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })

/** Returns a response with a status that only browsers can create, such as 0 for a redirect that isn't followed. */
function withStatus(status: number): Response {
  return Object.defineProperties(new Response(null), {
    status: { value: status },
    ok: { value: false },
  })
}

const bytesOf = (body: unknown) => new TextEncoder().encode(JSON.stringify(body))

async function jobsOf(options: Parameters<typeof searchTrainingJobs>[1] = { signal }) {
  return (await searchTrainingJobs(request, options)).jobs
}

afterEach(() => vi.unstubAllGlobals())

describe('searchTrainingJobs', () => {
  it('posts only the request to the proxy', async () => {
    const fetch = respondWith(JSON.stringify({ training_jobs: [aTrainingJob()] }))
    const response = await searchTrainingJobs(request, { signal })
    expect(response.jobs).toEqual([aTrainingJob()])
    expect(response.invalidRows).toBeNull()
    expect(fetch).toHaveBeenCalledExactlyOnceWith('./api/v1/training_jobs/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"statuses":["TRAINING_JOB_RUNNING"]}',
      redirect: 'manual',
      signal,
    })
  })

  it.each([
    [
      401,
      '{"error":{"code":"unauthorized","message":"Bad key."}}',
      { kind: 'unauthorized', status: 401, message: 'Bad key.', isQuote: false },
    ],
    [
      403,
      '{"error":{"code":"forbidden","message":"No.","quoted":true}}',
      { kind: 'forbidden', status: 403, message: 'No.', isQuote: true },
    ],
    [
      422,
      '{"detail":"Too narrow."}',
      { kind: 'rejected', status: 422, message: 'Too narrow.', isQuote: true },
    ],
    [429, '{"error":"Slow down.","retry_after":37}', { kind: 'rate-limited', retryAfter: 37_000 }],
    [400, '{"message":"statuses?"}', { kind: 'rejected', message: 'statuses?' }],
    [
      500,
      '<html>',
      {
        kind: 'server',
        status: 500,
        message: 'The response had no error message.',
        isQuote: false,
      },
    ],
    [503, '{"error":{"code":"no_api_key","message":"Set it."}}', { kind: 'no-key' }],
    [504, '', { kind: 'timeout' }],
    [403, '{"error":{"code":"foreign_host","message":"No."}}', { kind: 'refused' }],
    [502, '{"error":{"code":"upstream_not_json","message":"No."}}', { kind: 'unreadable' }],
    [500, '{"error":{"code":"constructor","message":"No."}}', { kind: 'server' }],
    [200, '<html>Sign in</html>', { kind: 'unreadable' }],
    [200, '{"training_jobs":[', { kind: 'unreadable' }],
    [200, '{"jobs":[]}', { kind: 'unreadable' }],
    [200, '', { kind: 'unreadable' }],
  ])('throws a readable error for HTTP %d with %s', async (status, body, error) => {
    respondWith(body, { status })
    await expect(searchTrainingJobs(request, { signal })).rejects.toMatchObject({
      name: 'SearchError',
      ...error,
    })
  })

  it.each<[name: string, response: () => Response, status: number | undefined]>([
    ['a redirect to any address', () => withStatus(0), undefined],
    ['a redirect without an address', () => new Response(null, { status: 300 }), undefined],
    ['a web page', () => page('<!doctype html><form>', 'text/html; charset=utf-8'), undefined],
    ['a web page in XML', () => page('<html/>', 'application/xhtml+xml'), undefined],
    ['a 401 in HTML', () => page('<h1>Sign in</h1>', 'text/html', 401), 401],
    ['a 401 in plain text', () => page('401 Unauthorized', 'text/plain', 401), 401],
    ['a 401 without a body', () => new Response(null, { status: 401 }), 401],
    ['a 401 in JSON', () => json(401, { error: 'Invalid API key' }), 401],
    ['a 401 with a code', () => json(401, { error: { code: 'login', message: 'No.' } }), 401],
    ['a 401 with a number', () => json(401, { error: { code: 401, message: 'API key' } }), 401],
    [
      'a 401 that requests credentials',
      () =>
        json(
          401,
          { error: { code: 'unauthorized', message: 'API key' } },
          { 'WWW-Authenticate': 'Basic' },
        ),
      401,
    ],
    ['a 403 in HTML', () => page('<h1>Sign in</h1>', 'text/html', 403), 403],
    ['a 403 in JSON', () => json(403, { message: 'Not yours', retry_after: 9 }), 403],
    ['a 403 without a body', () => new Response(null, { status: 403 }), 403],
  ])('takes %s for a login’s, not Baseten’s', async (_, response, status) => {
    vi.stubGlobal('fetch', () => Promise.resolve(response()))
    await expect(searchTrainingJobs(request, { signal })).rejects.toMatchObject({
      kind: 'signed-out',
      status,
      isQuote: false,
      retryAfter: undefined,
    })
  })

  it.each([
    [401, 'unauthorized', 'unauthorized'],
    [403, 'forbidden', 'forbidden'],
    [403, 'foreign_host', 'refused'],
    [403, 'foreign_origin', 'refused'],
    [403, 'no_page_header', 'refused'],
  ])('takes HTTP %d with the proxy’s %s for %s', async (status, code, kind) => {
    vi.stubGlobal('fetch', () => Promise.resolve(json(status, { error: { code, message: 'No.' } })))
    await expect(searchTrainingJobs(request, { signal })).rejects.toMatchObject({ kind, status })
  })

  it.each([
    [' Two\n\tlines \u0000\u001B[31m', 'Two lines [31m'],
    ['\u202Eright to left', 'right to left'],
    [`${'x'.repeat(239)}😀${'y'.repeat(9)}`, `${'x'.repeat(239)}😀…`],
    ['<b>bold</b>', '<b>bold</b>'],
  ])('returns the error message %j as one line', async (error, message) => {
    respondWith(JSON.stringify({ error }), { status: 400 })
    await expect(searchTrainingJobs(request, { signal })).rejects.toMatchObject({ message })
  })

  it('throws an unreadable error for a response without a body', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(null)))
    await expect(searchTrainingJobs(request, { signal })).rejects.toMatchObject({
      kind: 'unreadable',
    })
  })

  it('throws a network error if the server does not respond', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(searchTrainingJobs(request, { signal })).rejects.toMatchObject({ kind: 'network' })
  })

  it.each([200, 500])('throws a broken error if a response ends early, HTTP %d', async (status) => {
    const body = new ReadableStream({
      start: (controller) => controller.error(new TypeError('terminated')),
    })
    respondWith(body, { status })
    await expect(searchTrainingJobs(request, { signal })).rejects.toMatchObject({
      kind: 'broken',
    })
  })

  it('throws an AbortError if the search is canceled', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('', 'AbortError')))
    await expect(
      searchTrainingJobs(request, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('throws an AbortError if the search is canceled while the response arrives', async () => {
    const canceling = new AbortController()
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"training_jobs":['))
        canceling.signal.addEventListener('abort', () => {
          controller.error(canceling.signal.reason)
        })
      },
    })
    respondWith(body)
    const search = searchTrainingJobs(request, {
      signal: canceling.signal,
      onProgress: () => canceling.abort(),
    })
    await expect(search).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('throws an AbortError if the search is canceled after the last byte', async () => {
    const canceling = new AbortController()
    respondWith(streamOf([bytesOf({ training_jobs: [] })]))
    const search = searchTrainingJobs(request, {
      signal: canceling.signal,
      onProgress: () => canceling.abort(),
    })
    await expect(search).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('a response in chunks', () => {
  it('is the same wherever its bytes are split, even within a character', async () => {
    const job = aTrainingJob({ name: 'é', error_message: '€uro 😀 "\\ \u2028' })
    const bytes = bytesOf({ training_jobs: [job], next: 'ß' })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: bytes.length }), { maxLength: 9 }),
        async (indexes) => {
          const ends = [...indexes.toSorted((a, b) => a - b), bytes.length]
          respondWith(streamOf(ends.map((end, n) => bytes.subarray(ends[n - 1] ?? 0, end))))
          expect(await jobsOf()).toEqual([job])
        },
      ),
    )
  })

  it('is intact if a chunk is large', async () => {
    for (const start of ['', 'x', 'xx', 'xxx']) {
      const job = aTrainingJob({
        id: start || '-',
        error_message: `${start}${'😀'.repeat(100_000)}`,
      })
      respondWith(streamOf([bytesOf({ training_jobs: [job] })]))
      expect(await jobsOf()).toEqual([job])
    }
  })

  it('is unreadable if it ends within a character', async () => {
    const bytes = bytesOf({ training_jobs: [] })
    respondWith(streamOf([bytes, new Uint8Array([0xc3])]))
    await expect(searchTrainingJobs(request, { signal })).rejects.toMatchObject({
      kind: 'unreadable',
    })
  })

  it('returns the previous result if nothing changed', async () => {
    respondWith(JSON.stringify({ training_jobs: [aTrainingJob()] }))
    const before = await searchTrainingJobs(request, { signal })
    expect(await searchTrainingJobs(request, { signal, before })).toBe(before)
  })

  it('is canceled as soon as it is unreadable', async () => {
    let canceled = false
    const body = new ReadableStream({
      pull: (controller) =>
        controller.enqueue(new TextEncoder().encode('{"training_jobs":["a" 7,')),
      cancel: () => {
        canceled = true
      },
    })
    respondWith(body)
    await expect(searchTrainingJobs(request, { signal })).rejects.toMatchObject({
      kind: 'unreadable',
    })
    expect(canceled).toBe(true)
  })
})

describe('progress', () => {
  const bytes = bytesOf({ training_jobs: [aTrainingJob()] })
  const length = bytes.length

  async function progressWith(headers: HeadersInit): Promise<Progress[]> {
    respondWith(streamOf([bytes.subarray(0, 10), bytes.subarray(10)]), { headers })
    const reports: Progress[] = []
    await searchTrainingJobs(request, { signal, onProgress: (progress) => reports.push(progress) })
    return reports
  }

  it('reports the received bytes and the total from Content-Length', async () => {
    expect(await progressWith({ 'content-length': String(length) })).toEqual([
      { received: 10, total: length },
      { received: length, total: length },
    ])
  })

  it.each([
    ['there is no Content-Length', {}],
    ['the response is compressed', { 'content-length': '7', 'content-encoding': 'gzip' }],
    ['Content-Length is invalid', { 'content-length': 'many' }],
  ])('has no total if %s', async (_, headers) => {
    expect(await progressWith(headers)).toEqual([
      { received: 10, total: null },
      { received: length, total: null },
    ])
  })

  it('is not reported for an error', async () => {
    respondWith('{"error":"No."}', { status: 500 })
    const onProgress = vi.fn<(progress: Progress) => void>()
    await expect(searchTrainingJobs(request, { signal, onProgress })).rejects.toThrow('No.')
    expect(onProgress).not.toHaveBeenCalled()
  })
})

describe('the preview', () => {
  const ids = Array.from({ length: 60 }, (_, index) => `job${index}`)
  const bytes = bytesOf({ training_jobs: ids.map((id) => aTrainingJob({ id })) })
  const inTwoChunks = () => streamOf([bytes.subarray(0, -10), bytes.subarray(-10)])

  it('is passed on once, before the response is complete, and shares its jobs with the result', async () => {
    const onPreview = vi.fn<(jobs: readonly unknown[]) => void>()
    respondWith(inTwoChunks())
    const { jobs } = await searchTrainingJobs(request, { signal, onPreview })
    expect(jobs).toHaveLength(60)
    expect(onPreview).toHaveBeenCalledOnce()
    const first = onPreview.mock.calls[0]?.[0] ?? []
    expect(first).toHaveLength(59)
    expect(first.every((job, index) => job === jobs[index])).toBe(true)
  })

  it('is not passed on if there is a previous result or the response is short', async () => {
    const onPreview = vi.fn<(jobs: readonly unknown[]) => void>()
    respondWith(inTwoChunks())
    const before = await searchTrainingJobs(request, { signal })
    respondWith(inTwoChunks())
    await searchTrainingJobs(request, { signal, before, onPreview })
    respondWith(JSON.stringify({ training_jobs: [aTrainingJob()] }))
    await searchTrainingJobs(request, { signal, onPreview })
    expect(onPreview).not.toHaveBeenCalled()
  })
})
