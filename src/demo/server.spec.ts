import { request as httpRequest } from 'node:http'
import { text } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readErrorBody } from '#src/contract/errors.ts'
import { logsResponseSchema } from '#src/contract/logs.ts'
import { metricsResponseSchema } from '#src/contract/metrics.ts'
import { SEARCH_PATH } from '#src/contract/names.ts'
import { trainingJobSchema, type TrainingJob } from '#src/contract/trainingJob.ts'
import { z } from '#src/contract/zod.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { SCENARIOS, type ScenarioId } from './scenarios.ts'
import { startMockApi, type MockApi } from './server.ts'

const KEY = 'a-key.of-the-spec'
const looseResponse = z.object({ training_jobs: z.array(z.unknown()) })
const goodJob = z.custom<TrainingJob>((row) => trainingJobSchema.safeParse(row).success)
const validResponse = z.object({ training_jobs: z.array(goodJob) })

/** A job that has run for almost an hour. */
const RUNNING = aTrainingJob({
  created_at: new Date(Date.now() - 7_200_000).toISOString(),
  updated_at: new Date(Date.now() - 3_400_000).toISOString(),
})

let mockApi: MockApi
beforeEach(async () => {
  mockApi = await startMockApi({ key: KEY })
})
afterEach(() => mockApi.close())

interface Call {
  body?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

function post({ body = '{}', headers = {}, ...rest }: Call = {}): Promise<Response> {
  return fetch(mockApi.url + SEARCH_PATH, {
    method: 'POST',
    headers: {
      authorization: `Api-Key ${KEY}`,
      'content-type': 'application/json',
      'accept-encoding': 'identity',
      ...headers,
    },
    body,
    ...rest,
  })
}

function searchProject(projectId: ScenarioId): Promise<Response> {
  return post({ body: JSON.stringify({ project_id: projectId }) })
}

async function errorOf(response: Response): Promise<string | undefined> {
  return readErrorBody(await response.json()).message
}

describe('the mock API', () => {
  it('returns the jobs of the simulated organization, newest first', async () => {
    const reply = await post()
    expect(reply.headers.get('content-type')).toBe('application/json')
    const { training_jobs: jobs } = validResponse.parse(await reply.json())
    expect(jobs).toHaveLength(400)
    const created = jobs.map((job) => Date.parse(job.created_at))
    expect(created).toEqual([...created].sort((a, b) => b - a))
  })

  it('returns the given jobs, filtered', async () => {
    mockApi.setJobs([aTrainingJob({ id: 'one' }), aTrainingJob({ id: 'two', queue_position: 3 })])
    const reply = await post({ body: '{"job_id": "two"}' })
    expect(await reply.json()).toEqual({
      training_jobs: [aTrainingJob({ id: 'two', queue_position: 3 })],
    })
  })

  it.each([
    ['no header', ''],
    ['another scheme', `Bearer ${KEY}`],
    ['another case', `api-key ${KEY}`],
    ['another key', `Api-Key ${KEY}x`],
  ])('rejects a key in %s with 401', async (_, authorization) => {
    const reply = await post({ headers: { authorization } })
    expect(reply.status).toBe(401)
    expect(await errorOf(reply)).toBe('Invalid API key')
  })

  it.each([
    ['{"job_id": 4}', /^job_id: /],
    ['{"statuses": "TRAINING_JOB_RUNNING"}', /^statuses: /],
    ['{"order_by": null}', /^order_by: /],
    ['{"order_by": [{"field": "created_at", "order": "up"}]}', /^order_by\.0\.order: /],
    ['{"limit": 10}', /^body: .*limit/],
    ['[]', /^body: /],
    ['{', /^body: /],
    ['', /^body: /],
  ])('rejects the body %s with 400 and the field', async (body, message) => {
    const reply = await post({ body })
    expect(reply.status).toBe(400)
    expect(await errorOf(reply)).toMatch(message)
  })

  it('rejects another content type with 415, and another path or method with 404', async () => {
    expect((await post({ headers: { 'content-type': 'text/plain' } })).status).toBe(415)
    expect((await fetch(`${mockApi.url}/v1/models`)).status).toBe(404)
    expect((await fetch(mockApi.url + SEARCH_PATH)).status).toBe(404)
  })

  it('compresses only for clients that accept it', async () => {
    mockApi.setJobs([aTrainingJob()])
    const plain = await raw('identity')
    expect(plain.encoding).toBeUndefined()
    expect(JSON.parse(plain.bytes.toString())).toEqual({ training_jobs: [aTrainingJob()] })
    const packed = await raw('gzip, deflate')
    expect(packed.encoding).toBe('gzip')
    expect(gunzipSync(packed.bytes)).toEqual(plain.bytes)
  })

  it('records the requests', async () => {
    await post({ body: '{"job_id": "ü"}', headers: { 'x-from': 'spec' } })
    expect(mockApi.requests).toHaveLength(1)
    expect(mockApi.requests[0]).toMatchObject({ body: '{"job_id": "ü"}', aborted: false })
    expect(mockApi.requests[0]?.headers).toMatchObject({
      authorization: `Api-Key ${KEY}`,
      'x-from': 'spec',
    })
  })

  it('records when a client disconnects', async () => {
    mockApi.setError('err-timeout')
    const client = new AbortController()
    const reply = post({ signal: client.signal })
    await vi.waitFor(() => expect(mockApi.requests).toHaveLength(1))
    expect(mockApi.requests[0]?.aborted).toBe(false)
    client.abort()
    await expect(reply).rejects.toThrow('abort')
    await vi.waitFor(() => expect(mockApi.requests[0]?.aborted).toBe(true))
  })

  it('closes while a request is pending', async () => {
    const failed = searchProject('err-timeout').catch((error: unknown) => error)
    await vi.waitFor(() => expect(mockApi.requests).toHaveLength(1))
    await mockApi.close()
    expect(await failed).toBeInstanceOf(TypeError)
    mockApi = await startMockApi({ key: KEY })
  })

  it('has a clock for its Date header and its jobs', async () => {
    const HOUR = 3_600_000
    const dateOf = async () => Date.parse((await post()).headers.get('date') ?? '')
    expect(Math.abs((await dateOf()) - Date.now())).toBeLessThan(60_000)
    mockApi.setClock(100 * HOUR)
    expect(Math.abs((await dateOf()) - Date.now() - 100 * HOUR)).toBeLessThan(60_000)
    const { training_jobs: jobs } = validResponse.parse(await (await post()).json())
    expect(Date.parse(jobs[0]?.created_at ?? '') - Date.now()).toBeGreaterThan(50 * HOUR)
    mockApi.setClock(null)
    expect(await dateOf()).toBeNaN()
  })

  it('fails every request with the scenario that is set, until it is cleared', async () => {
    mockApi.setError('err-500')
    expect((await post()).status).toBe(500)
    expect((await post({ headers: { authorization: '' } })).status).toBe(401)
    mockApi.setError(null)
    expect((await post()).status).toBe(200)
  })
})

describe('the error scenarios', () => {
  const checks: Record<ScenarioId, () => Promise<void>> = {
    'err-401': async () => {
      expect((await searchProject('err-401')).status).toBe(401)
    },
    'err-403': async () => {
      expect((await searchProject('err-403')).status).toBe(403)
    },
    'err-429': async () => {
      const reply = await searchProject('err-429')
      expect(reply.status).toBe(429)
      expect(await reply.json()).toEqual({
        error: 'Rate limit exceeded. Please try again later.',
        retry_after: 5,
      })
    },
    'err-500': async () => {
      const reply = await searchProject('err-500')
      expect(reply.status).toBe(500)
      expect(await errorOf(reply)).toBe('Internal server error')
    },
    'err-502': async () => {
      const reply = await searchProject('err-502')
      expect(reply.status).toBe(502)
      expect(await reply.text()).toContain('<h1>502 Bad Gateway</h1>')
    },
    'err-slow': async () => {
      const begun = performance.now()
      await expectJobsOf('err-slow', 12)
      expect(performance.now() - begun).toBeGreaterThan(2900)
    },
    'err-timeout': async () => {
      const reply = post({
        body: '{"project_id": "err-timeout"}',
        signal: AbortSignal.timeout(300),
      })
      await expect(reply).rejects.toThrow('timeout')
    },
    'err-drop': async () => {
      const reply = await searchProject('err-drop')
      expect(reply.status).toBe(200)
      const chunks: string[] = []
      const read = async () => {
        if (!reply.body) throw new Error('No body')
        for await (const chunk of reply.body) chunks.push(new TextDecoder().decode(chunk))
      }
      await expect(read()).rejects.toThrow('terminated')
      expect(chunks.join('')).toMatch(/^\{"training_jobs":\[\{/)
    },
    'err-stall': async () => {
      const client = new AbortController()
      const reply = await post({
        body: '{"project_id": "err-stall"}',
        signal: client.signal,
      })
      const reader = reply.body?.getReader()
      const first = await reader?.read()
      expect(new TextDecoder().decode(first?.value)).toMatch(/^\{"training_jobs":\[\{/)
      const more = reader?.read()
      client.abort()
      await expect(more).rejects.toThrow('abort')
    },
    'err-truncated': async () => {
      const reply = await searchProject('err-truncated')
      expect(reply.status).toBe(200)
      await expect(reply.json()).rejects.toThrow(SyntaxError)
    },
    'err-html': async () => {
      const reply = await searchProject('err-html')
      expect(reply.status).toBe(200)
      expect(reply.headers.get('content-type')).toContain('text/html')
      expect(await reply.text()).toContain('<h1>')
    },
    'err-not-a-list': async () => {
      const reply = await searchProject('err-not-a-list')
      expect(looseResponse.safeParse(await reply.json()).success).toBe(false)
    },
    'err-bad-rows': async () => {
      const reply = await searchProject('err-bad-rows')
      const { training_jobs: rows } = looseResponse.parse(await reply.json())
      const broken = rows.filter((row) => !trainingJobSchema.safeParse(row).success)
      expect(rows.length - broken.length).toBe(12)
      expect(broken).toHaveLength(8)
    },
    'err-unknown-status': async () => {
      const jobs = await expectJobsOf('err-unknown-status', 13)
      expect(jobs[0]).toMatchObject({ current_status: 'TRAINING_JOB_EVICTED', queue_position: 3 })
    },
    'err-empty': async () => {
      expect(await (await searchProject('err-empty')).json()).toEqual({ training_jobs: [] })
    },
    'err-logs-403': async () => {
      expect((await logsOf('err-logs-403')).status).toBe(403)
    },
    'err-logs-404': async () => {
      expect((await logsOf('err-logs-404')).status).toBe(404)
    },
    'err-logs-429': async () => {
      const reply = await logsOf('err-logs-429')
      expect(reply.status).toBe(429)
      expect(await reply.json()).toMatchObject({ retry_after: 5 })
    },
    'err-logs-slow': async () => {
      const begun = performance.now()
      expect((await linesOf('err-logs-slow')).length).toBeGreaterThan(0)
      expect(performance.now() - begun).toBeGreaterThan(2900)
    },
    'err-logs-drop': async () => {
      const reply = await logsOf('err-logs-drop')
      expect(reply.status).toBe(200)
      await expect(reply.text()).rejects.toThrow('terminated')
    },
    'err-logs-empty': async () => {
      expect(await linesOf('err-logs-empty')).toEqual([])
    },
    'err-metrics-403': async () => {
      expect((await partOf('err-metrics-403', 'metrics')).status).toBe(403)
      expect((await partOf('err-metrics-403', 'logs')).status).toBe(200)
    },
    'err-metrics-empty': async () => {
      const reply = await partOf('err-metrics-empty', 'metrics')
      const { gpu_utilization: gpus, cpu_usage: cpu } = metricsResponseSchema.parse(
        await reply.json(),
      )
      expect([gpus, cpu]).toEqual([{ '0': [] }, []])
    },
    'err-checkpoints-403': async () => {
      expect((await readOf('err-checkpoints-403', '/checkpoints')).status).toBe(403)
      expect((await readOf('err-checkpoints-403', '/logs')).status).toBe(200)
    },
    'err-capacity-403': async () => {
      const headers = { authorization: `Api-Key ${KEY}` }
      const capacity = () => fetch(`${mockApi.url}/v1/training/capacity`, { headers })
      expect((await capacity()).status).toBe(200)
      await expectJobsOf('err-capacity-403', 12)
      expect((await capacity()).status).toBe(403)
    },
    'log-flood': async () => {
      const lines = await linesOf('log-flood')
      const times = lines.map(({ timestamp }) => timestamp.slice(0, -6))
      const most = Math.max(
        ...[...new Set(times)].map((ms) => times.filter((t) => t === ms).length),
      )
      expect(most).toBeGreaterThan(900)
    },
    'log-late': async () => {
      const times = (await linesOf('log-late')).map(({ timestamp }) => timestamp)
      expect(times.length).toBeGreaterThan(100)
      expect(times).not.toEqual([...times].sort())
    },
  }

  it.each(SCENARIOS.map(({ id, what }) => [id, what] as const))('%s: %s', async (id) => {
    await expect(checks[id]()).resolves.toBeUndefined()
  })

  it('err-drop breaks off a compressed response too', async () => {
    const reply = await post({
      body: '{"project_id": "err-drop"}',
      headers: { 'accept-encoding': 'gzip' },
    })
    expect(reply.status).toBe(200)
    await expect(reply.text()).rejects.toThrow('terminated')
  })
})

/** Reads the last hour of something that a running job has, with a query of its own. */
async function partOf(project: ScenarioId, part: 'logs' | 'metrics', rest = '') {
  const now = Date.now()
  const query = `start_epoch_millis=${now - 3_600_000}&end_epoch_millis=${now}${rest}`
  return readOf(project, `/${part}?${query}`)
}

/** Returns the response to a GET of something that a project's running job has, whose own endpoint works. */
async function readOf(project: ScenarioId, rest: string) {
  mockApi.setJobs([RUNNING])
  const jobs = await expectJobsOf(project, 1)
  const job = `${mockApi.url}/v1/training_projects/${project}/jobs/${jobs[0]?.id}`
  const headers = { authorization: `Api-Key ${KEY}` }
  expect((await fetch(job, { headers })).status).toBe(200)
  return fetch(job + rest, { headers })
}

function logsOf(project: ScenarioId) {
  return partOf(project, 'logs', '&direction=asc&limit=1000')
}

async function linesOf(project: ScenarioId) {
  const { logs } = logsResponseSchema.parse(await (await logsOf(project)).json())
  return logs
}

async function expectJobsOf(project: ScenarioId, count: number) {
  const { training_jobs: jobs } = validResponse.parse(await (await searchProject(project)).json())
  expect(jobs).toHaveLength(count)
  expect(new Set(jobs.map((job) => job.training_project_id))).toEqual(new Set([project]))
  return jobs
}

/** Returns a response's bytes before decompression, which `fetch` would do. */
async function raw(accept: string): Promise<{ encoding: string | undefined; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const call = httpRequest(mockApi.url + SEARCH_PATH, {
      method: 'POST',
      headers: {
        authorization: `Api-Key ${KEY}`,
        'content-type': 'application/json',
        'accept-encoding': accept,
      },
    })
    call.on('error', reject)
    call.on('response', (response) => {
      const { 'content-encoding': encoding } = response.headers
      text(response.setEncoding('latin1')).then(
        (body) => resolve({ encoding, bytes: Buffer.from(body, 'latin1') }),
        reject,
      )
    })
    call.end('{}')
  })
}
