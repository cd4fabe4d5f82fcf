import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import type { Progress } from './reader/readResponse.ts'
import { searchTrainingJobs } from './searchTrainingJobs.ts'

const request = { statuses: ['TRAINING_JOB_RUNNING'] }
const { signal } = new AbortController()

function answerWith(body: BodyInit, init?: ResponseInit) {
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(new Response(body, init)))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

/** A body that comes in these pieces. */
function streamOf(pieces: readonly Uint8Array[]): ReadableStream {
  let next = 0
  return new ReadableStream({
    pull: (controller) => {
      const piece = pieces[next++]
      if (piece) controller.enqueue(piece)
      else controller.close()
    },
  })
}

const bytesOf = (body: unknown) => new TextEncoder().encode(JSON.stringify(body))

async function jobsOf(options: Parameters<typeof searchTrainingJobs>[1] = { signal }) {
  return (await searchTrainingJobs(request, options)).jobs
}

afterEach(() => vi.unstubAllGlobals())

describe('searchTrainingJobs', () => {
  it('posts exactly the request to the proxy', async () => {
    const fetch = answerWith(JSON.stringify({ training_jobs: [aTrainingJob()] }))
    const response = await searchTrainingJobs(request, { signal })
    expect(response.jobs).toEqual([aTrainingJob()])
    expect(response.invalidRows).toBeNull()
    expect(fetch).toHaveBeenCalledExactlyOnceWith('/api/v1/training_jobs/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"statuses":["TRAINING_JOB_RUNNING"]}',
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
      403,
      '{"detail":"Too narrow."}',
      { kind: 'forbidden', status: 403, message: 'Too narrow.', isQuote: true },
    ],
    [429, '{"error":"Slow down.","retry_after":37}', { kind: 'rate-limited', retryAfter: 37_000 }],
    [400, '{"message":"statuses?"}', { kind: 'rejected', message: 'statuses?' }],
    [
      500,
      '<html>',
      { kind: 'server', status: 500, message: 'The server gave no reason.', isQuote: false },
    ],
    [
      503,
      '{"error":{"code":"no_api_key","message":"Set it."}}',
      { kind: 'no-key', hasDemo: false },
    ],
    [
      503,
      '{"error":{"code":"no_api_key","message":"Set it.","demo":true}}',
      { kind: 'no-key', hasDemo: true },
    ],
    [504, '', { kind: 'timeout' }],
    [403, '{"error":{"code":"foreign_host","message":"No."}}', { kind: 'refused' }],
    [502, '{"error":{"code":"upstream_not_json","message":"No."}}', { kind: 'unreadable' }],
    [500, '{"error":{"code":"constructor","message":"No."}}', { kind: 'server' }],
    [200, '<html>Sign in</html>', { kind: 'unreadable' }],
    [200, '{"training_jobs":[', { kind: 'unreadable' }],
    [200, '{"jobs":[]}', { kind: 'unreadable' }],
    [200, '', { kind: 'unreadable' }],
  ])('turns HTTP %d with %s into an error a person can read', async (status, body, error) => {
    answerWith(body, { status })
    await expect(searchTrainingJobs(request, { signal })).rejects.toMatchObject({
      name: 'SearchError',
      ...error,
    })
  })

  it.each([
    [' Two\n\tlines \u0000\u001B[31m', 'Two lines [31m'],
    ['\u202Eright to left', 'right to left'],
    [`${'x'.repeat(239)}😀${'y'.repeat(9)}`, `${'x'.repeat(239)}😀…`],
    ['<b>bold</b>', '<b>bold</b>'],
  ])('reads the sentence %j of an error as one line', async (error, message) => {
    answerWith(JSON.stringify({ error }), { status: 400 })
    await expect(searchTrainingJobs(request, { signal })).rejects.toMatchObject({ message })
  })

  it('takes an answer without a body for unreadable', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(null)))
    await expect(searchTrainingJobs(request, { signal })).rejects.toMatchObject({
      kind: 'unreadable',
    })
  })

  it('calls a server that does not answer a network failure', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(searchTrainingJobs(request, { signal })).rejects.toMatchObject({ kind: 'network' })
  })

  it.each([200, 500])(
    'calls a response that ends early a broken connection, HTTP %d',
    async (status) => {
      const body = new ReadableStream({
        start: (controller) => controller.error(new TypeError('terminated')),
      })
      answerWith(body, { status })
      await expect(searchTrainingJobs(request, { signal })).rejects.toMatchObject({
        kind: 'broken',
      })
    },
  )

  it('takes a cancelled search for cancelled, not for failed', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('', 'AbortError')))
    await expect(
      searchTrainingJobs(request, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('takes one that is cancelled while its answer comes for cancelled', async () => {
    const cancelling = new AbortController()
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"training_jobs":['))
        cancelling.signal.addEventListener('abort', () => {
          controller.error(cancelling.signal.reason)
        })
      },
    })
    answerWith(body)
    const search = searchTrainingJobs(request, {
      signal: cancelling.signal,
      onProgress: () => cancelling.abort(),
    })
    await expect(search).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('gives no answer once it is cancelled, even if all of it has come', async () => {
    const cancelling = new AbortController()
    answerWith(streamOf([bytesOf({ training_jobs: [] })]))
    const search = searchTrainingJobs(request, {
      signal: cancelling.signal,
      onProgress: () => cancelling.abort(),
    })
    await expect(search).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('an answer that comes in pieces', () => {
  it('is the same wherever its bytes are cut, also within a letter', async () => {
    const job = aTrainingJob({ name: 'é', error_message: '€uro 😀 "\\ \u2028' })
    const bytes = bytesOf({ training_jobs: [job], next: 'ß' })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: bytes.length }), { maxLength: 9 }),
        async (indexes) => {
          const ends = [...indexes.toSorted((a, b) => a - b), bytes.length]
          answerWith(streamOf(ends.map((end, n) => bytes.subarray(ends[n - 1] ?? 0, end))))
          expect(await jobsOf()).toEqual([job])
        },
      ),
    )
  })

  it('is the same letter for letter when a piece is large', async () => {
    for (const start of ['', 'x', 'xx', 'xxx']) {
      const job = aTrainingJob({
        id: start || '-',
        error_message: `${start}${'😀'.repeat(100_000)}`,
      })
      answerWith(streamOf([bytesOf({ training_jobs: [job] })]))
      expect(await jobsOf()).toEqual([job])
    }
  })

  it('cannot be read when it ends within a letter', async () => {
    const bytes = bytesOf({ training_jobs: [] })
    answerWith(streamOf([bytes, new Uint8Array([0xc3])]))
    await expect(searchTrainingJobs(request, { signal })).rejects.toMatchObject({
      kind: 'unreadable',
    })
  })

  it('is the very answer before if it says the same', async () => {
    answerWith(JSON.stringify({ training_jobs: [aTrainingJob()] }))
    const before = await searchTrainingJobs(request, { signal })
    expect(await searchTrainingJobs(request, { signal, before })).toBe(before)
  })

  it('is not read on once it cannot be read', async () => {
    let cancelled = false
    const body = new ReadableStream({
      pull: (controller) =>
        controller.enqueue(new TextEncoder().encode('{"training_jobs":["a" 7,')),
      cancel: () => {
        cancelled = true
      },
    })
    answerWith(body)
    await expect(searchTrainingJobs(request, { signal })).rejects.toMatchObject({
      kind: 'unreadable',
    })
    expect(cancelled).toBe(true)
  })
})

describe('progress', () => {
  const bytes = bytesOf({ training_jobs: [aTrainingJob()] })
  const length = bytes.length

  async function progressWith(headers: HeadersInit): Promise<Progress[]> {
    answerWith(streamOf([bytes.subarray(0, 10), bytes.subarray(10)]), { headers })
    const notified: Progress[] = []
    await searchTrainingJobs(request, { signal, onProgress: (progress) => notified.push(progress) })
    return notified
  }

  it('counts the bytes, of as many as the server says there are', async () => {
    expect(await progressWith({ 'content-length': String(length) })).toEqual([
      { received: 10, total: length },
      { received: length, total: length },
    ])
  })

  it.each([
    ['the server does not say', {}],
    ['it is compressed', { 'content-length': '7', 'content-encoding': 'gzip' }],
    ['the server says nonsense', { 'content-length': 'many' }],
  ])('knows no total where %s', async (_, headers) => {
    expect(await progressWith(headers)).toEqual([
      { received: 10, total: null },
      { received: length, total: null },
    ])
  })

  it('is not told of an error', async () => {
    answerWith('{"error":"No."}', { status: 500 })
    const onProgress = vi.fn<(progress: Progress) => void>()
    await expect(searchTrainingJobs(request, { signal, onProgress })).rejects.toThrow('No.')
    expect(onProgress).not.toHaveBeenCalled()
  })
})

describe('the first jobs', () => {
  const ids = Array.from({ length: 60 }, (_, index) => `job${index}`)
  const bytes = bytesOf({ training_jobs: ids.map((id) => aTrainingJob({ id })) })
  const inTwo = () => streamOf([bytes.subarray(0, -10), bytes.subarray(-10)])

  it('are told of once, before the answer is whole, and are the answer’s own', async () => {
    const onPreview = vi.fn<(jobs: readonly unknown[]) => void>()
    answerWith(inTwo())
    const { jobs } = await searchTrainingJobs(request, { signal, onPreview })
    expect(jobs).toHaveLength(60)
    expect(onPreview).toHaveBeenCalledOnce()
    const first = onPreview.mock.calls[0]?.[0] ?? []
    expect(first).toHaveLength(59)
    expect(first.every((job, index) => job === jobs[index])).toBe(true)
  })

  it('are not told of where there is an answer before, nor of a short answer', async () => {
    const onPreview = vi.fn<(jobs: readonly unknown[]) => void>()
    answerWith(inTwo())
    const before = await searchTrainingJobs(request, { signal })
    answerWith(inTwo())
    await searchTrainingJobs(request, { signal, before, onPreview })
    answerWith(JSON.stringify({ training_jobs: [aTrainingJob()] }))
    await searchTrainingJobs(request, { signal, onPreview })
    expect(onPreview).not.toHaveBeenCalled()
  })
})
