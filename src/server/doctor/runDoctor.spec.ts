import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isObject } from '#src/contract/guards.ts'
import { SEARCH_PATH } from '#src/contract/names.ts'
import { startMockApi, type MockApi } from '#src/demo/server.ts'
import {
  gateway,
  JSON_TYPE,
  raw,
  redirects,
  refuses,
  respondsWith,
  sends,
  streams,
  type WireError,
} from '#src/demo/wire.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { INVALID_ROWS, UNTRUSTED_JOBS } from '#src/testing/untrustedJobs.ts'
import { runDoctor, type DoctorOptions } from './runDoctor.ts'

const KEY = 'a-key.of-the-spec'

const LABELS = ['search', 'job', 'logs', 'metrics', 'checkpoints', 'checkpoint files', 'capacity']

/** A running job that has logs, metrics and checkpoints. */
const JOB = aTrainingJob({
  created_at: new Date(Date.now() - 7_200_000).toISOString(),
  updated_at: new Date(Date.now() - 7_000_000).toISOString(),
})

let mockApi: MockApi
beforeEach(async () => {
  mockApi = await startMockApi({ key: KEY, jobs: [JOB], strictStatuses: true })
})
afterEach(() => mockApi.close())

async function run(options: Partial<DoctorOptions> & { readonly apiKey?: string } = {}) {
  const { apiKey = KEY, ...rest } = options
  const lines: string[] = []
  const code = await runDoctor({
    env: { BASETEN_API_KEY: apiKey, BASETEN_MANAGEMENT_API_URL_OVERRIDE: mockApi.url },
    print: (line) => lines.push(line),
    ...rest,
  })
  const text = lines.join('\n')
  /** Returns what is printed about an endpoint, or about the clock. */
  const of = (label: string) =>
    lines.find((line) => line.startsWith(label.padEnd(18)))?.slice(18) ?? ''
  return { code, lines, text, of, verdict: lines.at(-1) }
}

/** Returns a change of one endpoint's body. */
const changing = (path: string, change: (body: object) => unknown) => {
  mockApi.setChange((body, target) =>
    target.endsWith(path) && isObject(body) ? change(body) : body,
  )
}

describe('against an API that meets the contract', () => {
  it('reports every endpoint as ok', async () => {
    const { code, lines } = await run()
    expect(lines).toEqual([
      `Checking ${mockApi.url}`,
      ...LABELS.map((label) => `${label.padEnd(18)}ok`),
      `${'clock'.padEnd(18)}ok`,
      'All 7 endpoints match the contract.',
    ])
    expect(code).toBe(0)
  })

  it('sends one read-only request per endpoint', async () => {
    await run()
    const job = `/v1/training_projects/${JOB.training_project_id}/jobs/${JOB.id}`
    const requests = mockApi.requests.map(
      ({ method, target }) => `${method} ${target.split('?')[0]}`,
    )
    expect(requests).toEqual([
      `POST ${SEARCH_PATH}`,
      `GET ${job}`,
      `GET ${job}/logs`,
      `GET ${job}/metrics`,
      `GET ${job}/checkpoints`,
      `GET ${job}/checkpoint_files`,
      'GET /v1/training/capacity',
    ])
  })

  it('accepts the simulated organization', async () => {
    const organization = await startMockApi({ key: KEY, strictStatuses: true })
    try {
      const { code } = await run({
        env: { BASETEN_API_KEY: KEY, BASETEN_MANAGEMENT_API_URL_OVERRIDE: organization.url },
      })
      expect(code).toBe(0)
    } finally {
      await organization.close()
    }
  })

  it('searches for ended jobs if none is running', async () => {
    mockApi.setJobs([{ ...JOB, current_status: 'TRAINING_JOB_COMPLETED' }])
    const { code, of } = await run()
    expect(code).toBe(0)
    expect(of('logs')).toBe('ok')
    expect(mockApi.requests.filter(({ method }) => method === 'POST')).toHaveLength(2)
  })

  it('skips what needs a job if there is none', async () => {
    mockApi.setJobs([])
    const { code, of, verdict } = await run()
    expect(of('search')).toBe('ok: nothing to check')
    for (const label of LABELS.slice(1, 6)) expect(of(label)).toBe('skipped: no job')
    expect(of('capacity')).toBe('ok')
    expect(verdict).toBe('No differences found.')
    expect(code).toBe(0)
  })

  it.each([
    [4_800_000, '1h 20m behind the API’s'],
    [-4_800_000, '1h 20m ahead of the API’s'],
    [null, 'unknown: no response had a date'],
  ])('compares the clocks: %j', async (ahead, expected) => {
    mockApi.setClock(ahead)
    const { code, of } = await run()
    // The difference is measured within a second.
    expect(of('clock').replace('1h 19m', '1h 20m')).toBe(expected)
    expect(code).toBe(0)
  })
})

describe('against an API that has drifted', () => {
  it('reports unknown fields, statuses, values and types by path', async () => {
    mockApi.setJobs([
      { ...JOB, queue_position: 3 },
      { ...JOB, current_status: 'TRAINING_JOB_PAUSED' },
    ])
    // The filter would exclude the unknown status.
    changing(SEARCH_PATH, () => ({
      training_jobs: [
        { ...JOB, queue_position: 3 },
        { ...JOB, current_status: 'TRAINING_JOB_PAUSED' },
      ],
    }))
    const { code, of, verdict } = await run()
    expect(of('search')).toBe(
      'drift: training_jobs[].queue_position: unknown field; training_jobs[].current_status: unknown status TRAINING_JOB_PAUSED',
    )
    expect(of('job')).toBe('drift: training_job.queue_position: unknown field')
    expect(of('metrics')).toBe('drift: training_job.queue_position: unknown field')
    expect(of('logs')).toBe('ok')
    expect(verdict).toBe('4 of 7 endpoints failed: search, job, metrics, checkpoints.')
    expect(code).toBe(1)
  })

  it.each([
    [
      '/logs',
      'logs',
      { logs: [{ timestamp: 'noon', message: '', level: 'TRACE', span: 1 }] },
      'logs[].timestamp: expected nanoseconds or ISO 8601 date and time; logs[].level: unknown value TRACE; logs[].span: unknown field',
    ],
    [
      '/checkpoint_files',
      'checkpoint files',
      { presigned_urls: null },
      'presigned_urls: expected array, received null; total_count: missing field',
    ],
    ['/capacity', 'capacity', { gpu_capacities: [], unit: 'GPU' }, 'unit: unknown field'],
  ])('reports the drift of %s', async (path, label, body, expected) => {
    changing(path, () => body)
    const { code, of } = await run()
    expect(of(label)).toBe(`drift: ${expected}`)
    expect(code).toBe(1)
  })

  it('lists eight differences and counts the others', async () => {
    const fields = Array.from({ length: 12 }, (_, index) => [`field_${index}`, index])
    changing('/capacity', (body) => ({ ...body, ...Object.fromEntries(fields) }))
    const { of } = await run()
    expect(of('capacity')).toContain('field_7: unknown field; 4 more')
    expect(of('capacity')).not.toContain('field_8')
  })
})

describe('against an untrusted API', () => {
  /** Every text in a value, keys included. */
  const textsIn = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    if (Array.isArray(value)) return value.flatMap(textsIn)
    return isObject(value)
      ? Object.entries(value).flatMap(([key, item]) => [key, ...textsIn(item)])
      : []
  }

  const jobs = UNTRUSTED_JOBS.filter(({ class: inputClass }) => inputClass !== 'length')

  it.each([...jobs, ...INVALID_ROWS].map(({ what, json }) => [what, json]))(
    'prints only visible characters, and no value: %s',
    async (_, json) => {
      mockApi.setError(sends(`{"training_jobs":[${json}]}`))
      const { text } = await run()
      expect(text).toMatch(/^[\x20-\x7e’\n]*$/)
      for (const word of ['<img', 'onerror', 'calc', 'moji', 'polluted', 'example.com']) {
        expect(text).not.toContain(word)
      }
    },
  )

  it('prints no text of any response, neither values nor keys', async () => {
    const secret = { 'Ada Mwangi': 'ada@example.com', [KEY]: KEY, 'p7q\u001B[2J': '\u001B[31m' }
    mockApi.setChange((body) => ({ ...Object(body), ...secret, message: KEY }))
    const { text, code } = await run()
    const texts = textsIn(secret)
    expect(texts).toHaveLength(6)
    for (const word of [...texts, JOB.id, JOB.name ?? '', JOB.training_project_id]) {
      expect(text).not.toContain(word)
    }
    expect(text).toContain('?: unknown field; message: unknown field')
    expect(code).toBe(1)
  })

  it('requests no path that an ID leads to', async () => {
    const ids = ['../../v1/models?x=1#y', '%2e%2e%2f', '..', 'a b', '\u202e', 'x'.repeat(65)]
    mockApi.setJobs(ids.map((id) => ({ ...JOB, id })))
    const { of } = await run()
    expect(of('job')).toBe('skipped: no job')
    expect(mockApi.requests.filter(({ method }) => method === 'GET')).toHaveLength(1)
  })

  it('does not print the key even if the response’s vocabulary contains it', async () => {
    const key = 'FIELD_NAME'
    const other = await startMockApi({ key, jobs: [JOB] })
    try {
      other.setChange((body) => ({ ...Object(body), [key]: 1 }))
      const { text } = await run({
        env: { BASETEN_API_KEY: key, BASETEN_MANAGEMENT_API_URL_OVERRIDE: other.url },
      })
      expect(text).toContain('[key]: unknown field')
      expect(text).not.toContain(key)
    } finally {
      await other.close()
    }
  })

  it.each([301, 302, 307, 308] as const)('follows no redirect: %d', async (status) => {
    mockApi.setError(redirects(status))
    const { of, code } = await run()
    expect(of('search')).toBe(`refused: status ${status}, a redirect`)
    expect(code).toBe(1)
    // One for the search and one for the capacity.
    expect(mockApi.requests.map(({ target }) => target)).toEqual([
      SEARCH_PATH,
      '/v1/training/capacity',
    ])
  })

  it('stops reading a body that is too large', async () => {
    const endless = streams(function* () {
      yield '{"training_jobs":["'
      for (;;) yield 'x'.repeat(64 * 1024)
    })
    mockApi.setError(endless)
    const { of } = await run({ limits: { ms: 20_000, bytes: 1_000_000 } })
    expect(of('search')).toBe('drift: response too large')
  })
})

describe('against an API that fails', () => {
  it.each<[string, WireError, string]>([
    [
      'a wrong key',
      refuses(401, 'Invalid API key of Ada'),
      'refused: status 401, the API key is invalid',
    ],
    ['a narrow key', refuses(403, 'Not yours'), 'refused: status 403, this API key has no access'],
    [
      'a rate limit',
      refuses(429, 'Slow down', { retry_after: 9 }),
      'refused: status 429, rate limit reached',
    ],
    [
      'a code',
      refuses(400, 'No', { code: 'VALIDATION_ERROR' }),
      'refused: status 400, VALIDATION_ERROR',
    ],
    ['a code with data', refuses(400, 'No', { code: 'ada@example.com' }), 'refused: status 400'],
    ['a gateway', gateway(502), 'refused: status 502'],
    [
      'a page',
      respondsWith(200, '<h1>Log in</h1>', { 'content-type': 'text/html' }),
      'drift: not JSON',
    ],
    ['no content', respondsWith(204, '', {}), 'drift: status 204'],
    ['truncated JSON', sends('{"training_jobs":['), 'drift: invalid JSON'],
    ['something else', raw('SSH-2.0-OpenSSH_9.2p1\r\n'), 'unreachable: not an HTTP response'],
    ['no response', () => {}, 'unreachable: timeout after 0.3s'],
    [
      'half a response',
      ({ response }) => void response.writeHead(200, JSON_TYPE).write('{'),
      'unreachable: incomplete response, timeout after 0.3s',
    ],
  ])('reports %s', async (_, error, expected) => {
    mockApi.setError(error)
    const { of, code, verdict } = await run({ limits: { ms: 300, bytes: 1_000_000 } })
    expect(of('search')).toBe(expected)
    expect(of('capacity')).toBe(expected)
    expect(of('job')).toBe('skipped: no job')
    expect(verdict).toBe('2 of 7 endpoints failed: search, capacity.')
    expect(code).toBe(1)
  })

  it('reports a server that does not run', async () => {
    await mockApi.close()
    const { of, code } = await run()
    expect(of('search')).toBe('unreachable: ECONNREFUSED')
    expect(code).toBe(1)
    mockApi = await startMockApi({ key: KEY })
  })

  it('stops when it is aborted', async () => {
    mockApi.setError('err-timeout')
    const stop = new AbortController()
    const running = run({ signal: stop.signal })
    stop.abort()
    await expect(running).rejects.toThrow('abort')
  })
})

it.each([
  [{}, 'There is no API key. Set BASETEN_API_KEY in the environment or in .env.local.'],
  [{ BASETEN_API_KEY: '"quoted"' }, /^BASETEN_API_KEY contains a space/],
  [
    { BASETEN_API_KEY: KEY, BASETEN_MANAGEMENT_API_URL_OVERRIDE: 'http://api.example.com' },
    /must use https/,
  ],
])('sends nothing with the configuration %j', async (env, sentence) => {
  const { lines, code } = await run({
    env,
    fetch: () => Promise.reject(new Error('A request was sent')),
  })
  expect(lines).toEqual([expect.stringMatching(sentence)])
  expect(code).toBe(1)
})
