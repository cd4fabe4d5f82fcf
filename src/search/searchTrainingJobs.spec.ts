import { afterEach, describe, expect, it, vi } from 'vitest'
import { aTrainingJob } from '../demo/job.ts'
import { searchTrainingJobs } from './searchTrainingJobs.ts'

const request = { statuses: ['TRAINING_JOB_RUNNING'] }
const { signal } = new AbortController()

function answerWith(body: string, init?: ResponseInit) {
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(new Response(body, init)))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

afterEach(() => vi.unstubAllGlobals())

describe('searchTrainingJobs', () => {
  it('posts exactly the request to the proxy', async () => {
    const fetch = answerWith(JSON.stringify({ training_jobs: [aTrainingJob()] }))
    await expect(searchTrainingJobs(request, signal)).resolves.toEqual({
      jobs: [aTrainingJob()],
      leftOut: null,
    })
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
      { kind: 'unauthorized', message: 'Bad key.' },
    ],
    [403, '{"detail":"Too narrow."}', { kind: 'forbidden', message: 'Too narrow.' }],
    [429, '{"error":"Slow down.","retry_after":37}', { kind: 'rate-limited', retryAfter: 37_000 }],
    [400, '{"message":"statuses?"}', { kind: 'rejected', message: 'statuses?' }],
    [500, '<html>', { kind: 'server', message: 'The server gave no reason. (HTTP 500)' }],
    [503, '{"error":{"code":"no_api_key","message":"Set it."}}', { kind: 'no-key' }],
    [504, '', { kind: 'timeout' }],
    [403, '{"error":{"code":"foreign_host","message":"No."}}', { kind: 'refused' }],
    [502, '{"error":{"code":"upstream_not_json","message":"No."}}', { kind: 'unreadable' }],
    [500, '{"error":{"code":"constructor","message":"No."}}', { kind: 'server' }],
    [200, '<html>Sign in</html>', { kind: 'unreadable' }],
    [200, '{"training_jobs":[', { kind: 'unreadable' }],
    [200, '{"jobs":[]}', { kind: 'unreadable' }],
  ])('turns HTTP %d with %s into an error a person can read', async (status, body, error) => {
    answerWith(body, { status })
    await expect(searchTrainingJobs(request, signal)).rejects.toMatchObject({
      name: 'SearchError',
      ...error,
    })
  })

  it('calls a server that does not answer a network failure', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(searchTrainingJobs(request, signal)).rejects.toMatchObject({ kind: 'network' })
  })

  it('calls an answer that breaks off a network failure', async () => {
    const body = new ReadableStream({
      start: (controller) => controller.error(new TypeError('terminated')),
    })
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(body)))
    await expect(searchTrainingJobs(request, signal)).rejects.toMatchObject({ kind: 'network' })
  })

  it('takes a cancelled search for cancelled, not for failed', async () => {
    const cancelled = AbortSignal.abort()
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('', 'AbortError')))
    await expect(searchTrainingJobs(request, cancelled)).rejects.toMatchObject({
      name: 'AbortError',
    })
  })
})
