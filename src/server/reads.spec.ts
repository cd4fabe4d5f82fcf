import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { capacityResponseSchema } from '#src/contract/capacity.ts'
import { safeFilesResponseSchema } from '#src/contract/checkpointFiles.ts'
import { checkpointsResponseSchema } from '#src/contract/checkpoints.ts'
import { jobResponseSchema } from '#src/contract/jobResponse.ts'
import { logsResponseSchema } from '#src/contract/logs.ts'
import { metricsResponseSchema } from '#src/contract/metrics.ts'
import { z } from '#src/contract/zod.ts'
import { startMockApi, type MockApi } from '#src/demo/server.ts'
import { readEndpoint } from '#src/search/readEndpoint.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { KEY } from '#src/testing/proxy/testServers.ts'
import { buildServer, runServer, startServer } from '#src/testing/server/serverProcess.ts'

/** The built server between the page's client and the mock API. */

const HOUR = 3_600_000
const NOW = Date.now()

/** A job that failed an hour ago, after almost two hours. */
const JOB = aTrainingJob({
  created_at: new Date(NOW - 3 * HOUR).toISOString(),
  updated_at: new Date(NOW - HOUR).toISOString(),
  current_status: 'TRAINING_JOB_FAILED',
  error_message: 'ValueError: bad batch',
})
const ids = { projectId: JOB.training_project_id, jobId: JOB.id }
const aligned = (ms: number) => Math.floor(ms / 2000) * 2000
const WINDOW = {
  start_epoch_millis: aligned(NOW - 3 * HOUR),
  end_epoch_millis: aligned(NOW),
  direction: 'desc',
  limit: 1000,
} as const

let folder: string
let mockApi: MockApi
beforeAll(async () => {
  ;[folder, mockApi] = await Promise.all([
    buildServer(),
    startMockApi({ key: KEY, jobs: [JOB], clock: null }),
  ])
})
afterAll(() => Promise.all([rm(folder, { recursive: true }), mockApi.close()]))
beforeEach(() => mockApi.reset())

/** Starts the server under a base, whose page's requests `fetch` then sends. */
async function serve(base = '/') {
  const server = await startServer(folder, Number(new URL(mockApi.url).port), {
    args: ['--base', base],
  })
  const page = `http://127.0.0.1:${server.port}${base}`
  const { fetch } = globalThis
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => fetch(new URL(url, page), init))
  onTestFinished(() => void vi.unstubAllGlobals())
  return server
}

const { signal } = new AbortController()

const readLogs = (query: Readonly<Record<string, string | number>> = WINDOW) =>
  readEndpoint({ endpoint: 'logs', ids, query, schema: logsResponseSchema, signal })

const targets = () => mockApi.requests.map(({ target }) => target)

describe.each(['/', '/tools/jobs/'])('the page at %s', (base) => {
  it('reads every endpoint', async () => {
    await serve(base)
    const { logs } = await readLogs()
    expect(logs.length).toBeGreaterThan(500)
    expect(logs[1]?.message).toMatch(/\nValueError: bad batch$/)
    const read = { ids, signal }
    const { training_job: job } = await readEndpoint({
      ...read,
      endpoint: 'job',
      schema: jobResponseSchema,
    })
    expect(job.id).toBe(JOB.id)
    const metrics = await readEndpoint({
      ...read,
      endpoint: 'metrics',
      query: { start_epoch_millis: NOW - 2 * HOUR, end_epoch_millis: NOW, step_seconds: 60 },
      schema: metricsResponseSchema,
    })
    expect(metrics.cpu_usage.length).toBeGreaterThan(30)
    const { checkpoints } = await readEndpoint({
      ...read,
      endpoint: 'checkpoints',
      schema: checkpointsResponseSchema,
    })
    expect(checkpoints.length).toBeGreaterThan(0)
    const files = await readEndpoint({
      ...read,
      endpoint: 'checkpointFiles',
      query: { page_size: 10 },
      schema: safeFilesResponseSchema,
    })
    expect(files.presigned_urls).toHaveLength(10)
    expect(JSON.stringify(files)).not.toContain('http')
    const capacity = await readEndpoint({
      ...read,
      endpoint: 'capacity',
      schema: capacityResponseSchema,
    })
    expect(capacity.gpu_capacities.length).toBeGreaterThan(0)
    expect(mockApi.requests).toHaveLength(6)
    expect(new Set(mockApi.requests.map(({ method }) => method))).toEqual(new Set(['GET']))
  })
})

describe('the calls to the API', () => {
  it('are one for equal windows of several tabs, and one for each other window', async () => {
    await serve()
    // The order of the parameters doesn't matter.
    const reversed = Object.fromEntries(Object.entries(WINDOW).reverse())
    const tabs = await Promise.all(
      Array.from({ length: 20 }, (_, tab) => readLogs(tab % 2 === 0 ? WINDOW : reversed)),
    )
    expect(new Set(tabs.map(({ logs }) => logs.length)).size).toBe(1)
    expect(mockApi.requests).toHaveLength(1)
    await readLogs({ ...WINDOW, end_epoch_millis: WINDOW.end_epoch_millis + 2000 })
    await readLogs({ ...WINDOW, direction: 'asc' })
    expect(mockApi.requests).toHaveLength(3)
    expect(new Set(targets()).size).toBe(3)
  })

  it('have the key and no header of the page', async () => {
    await serve()
    await readLogs()
    expect(mockApi.requests[0]?.headers.authorization).toBe(`Api-Key ${KEY}`)
    expect(mockApi.requests[0]?.headers).not.toHaveProperty('x-dashboard')
  })

  it('are none for an invalid query, whose parameter the error names', async () => {
    await serve()
    await expect(readLogs({ ...WINDOW, limit: 1001 })).rejects.toMatchObject({
      kind: 'rejected',
      status: 400,
      message: 'limit must be a whole number from 1 to 1000.',
    })
    expect(mockApi.requests).toHaveLength(0)
  })
})

describe('errors', () => {
  it.each([
    ['err-logs-403', { kind: 'forbidden', status: 403, isQuote: true }],
    ['err-logs-404', { kind: 'rejected', status: 404, isQuote: true }],
    ['err-logs-429', { kind: 'rate-limited', status: 429, retryAfter: 5000 }],
    ['err-logs-drop', { kind: 'broken' }],
    ['err-500', { kind: 'server', status: 500 }],
    ['err-html', { kind: 'unreadable', status: 502 }],
  ] as const)('%s reaches the page as an error of its kind', async (scenario, error) => {
    await serve()
    mockApi.setError(scenario)
    await expect(readLogs()).rejects.toMatchObject({ name: 'SearchError', ...error })
  })

  it('of logs leave the other endpoints alone, also a rate limit', async () => {
    await serve()
    mockApi.setError('err-logs-429')
    await expect(readLogs()).rejects.toMatchObject({ kind: 'rate-limited' })
    await expect(
      readEndpoint({ endpoint: 'job', ids, schema: jobResponseSchema, signal }),
    ).resolves.toMatchObject({ training_job: { id: JOB.id } })
    // While Baseten's wait lasts, the server itself responds.
    await expect(readLogs({ ...WINDOW, limit: 5 })).rejects.toMatchObject({ kind: 'rate-limited' })
    expect(targets().filter((target) => target.includes('/logs'))).toHaveLength(1)
  })
})

it('logs the routes, without an ID or a query', async () => {
  const { written } = await serve('/tools/jobs/')
  await readLogs()
  const route = '/api/v1/training_projects/{training_project_id}/jobs/{training_job_id}/logs'
  await vi.waitFor(() => expect(written.output).toContain(`GET ${route} 200 `))
  expect(written.output).not.toContain(JOB.id)
  expect(written.output).not.toContain('epoch_millis')
})

it('the demo of the server has logs too', async () => {
  const { written } = runServer(folder, { args: ['--demo', '--port', '0'] })
  await vi.waitFor(() => expect(written.output).toContain('Dashboard: '), 20_000)
  const url = /http:\S+/.exec(written.output)?.[0] ?? ''
  const response = await fetch(new URL('./api/v1/training_jobs/search', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"project_id":"log-flood"}',
  })
  const { training_jobs: jobs } = z
    .object({ training_jobs: z.array(z.object({ id: z.string() })) })
    .parse(await response.json())
  expect(jobs.length).toBe(12)
  const job = new URL(`./api/v1/training_projects/log-flood/jobs/${jobs.at(-1)?.id}`, url)
  const reply = await fetch(job, { headers: { 'x-dashboard': '1' } })
  expect(reply.status).toBe(200)
})
