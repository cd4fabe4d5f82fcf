import { getResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { capacityResponseSchema } from '#src/contract/capacity.ts'
import { checkpointFilesResponseSchema } from '#src/contract/checkpointFiles.ts'
import { checkpointsResponseSchema } from '#src/contract/checkpoints.ts'
import { readErrorBody } from '#src/contract/errors.ts'
import { jobResponseSchema } from '#src/contract/jobResponse.ts'
import { logsResponseSchema } from '#src/contract/logs.ts'
import { metricsResponseSchema } from '#src/contract/metrics.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { createHandlers } from './handlers.ts'
import type { ScenarioId } from './scenarios.ts'

const KEY = 'a-key.of-the-spec'
const NOW = Date.parse('2026-03-02T12:00:00Z')
const JOB = '/v1/training_projects/rn5tz6b/jobs/p7qr9qv'

interface Call {
  /** Default: the right key. */
  readonly authorization?: string
  /** The only key that is accepted; `null` for the page's own requests. */
  readonly key?: string | null
  readonly scenario?: ScenarioId | null
  /** The path of the API. */
  readonly base?: string
}

async function get(
  target: string,
  { authorization, key = KEY, scenario = null, base = '/api' }: Call = {},
) {
  const handlers = createHandlers({
    key,
    jobs: () => [aTrainingJob()],
    scenario: () => scenario,
    clock: () => NOW,
  })
  const headers = { authorization: authorization ?? `Api-Key ${KEY}` }
  const request = new Request(`http://localhost${base}${target}`, { headers })
  const response = await getResponse(handlers, request)
  if (!response) throw new Error(`No handler for ${target}`)
  return response
}

it.each([
  [JOB, jobResponseSchema],
  [`${JOB}/logs?direction=desc&limit=20`, logsResponseSchema],
  [`${JOB}/metrics?step_seconds=60`, metricsResponseSchema],
  [`${JOB}/checkpoints`, checkpointsResponseSchema],
  [`${JOB}/checkpoint_files?page_size=1`, checkpointFilesResponseSchema],
  ['/v1/training/capacity', capacityResponseSchema],
])('GET %s meets the contract', async (target, schema) => {
  const response = await get(target)
  expect(response.status).toBe(200)
  expect(schema.safeParse(await response.json()).error).toBeUndefined()
})

describe('an invalid request', () => {
  it.each([
    [`${JOB}/logs?limit=1001`, 'limit must be a whole number from 1 to 1000.'],
    [`${JOB}/logs?limit=0`, 'limit must be a whole number from 1 to 1000.'],
    [`${JOB}/logs?search=loss`, 'Unknown query parameter.'],
    [`${JOB}/logs?limit=1&limit=1`, 'limit is given twice.'],
    [
      `${JOB}/logs?start_epoch_millis=0`,
      'start_epoch_millis must be at most 7 days before end_epoch_millis.',
    ],
    [`${JOB}/metrics?step_seconds=0`, 'step_seconds must be a whole number from 1.'],
    [
      `${JOB}/metrics?start_epoch_millis=0&step_seconds=1`,
      'step_seconds must select at most 11000 samples.',
    ],
    [`${JOB}/checkpoints?page_size=1`, 'Unknown query parameter. This path has none.'],
    [`${JOB}/checkpoint_files?page_token=-1`, 'page_token must be a whole number.'],
    [`${JOB}?x`, 'Unknown query parameter. This path has none.'],
    ['/v1/training/capacity?gpu_type=H100', 'Unknown query parameter. This path has none.'],
  ])('GET %s is a 400 with the parameter', async (target, problem) => {
    const response = await get(target)
    expect(response.status).toBe(400)
    const body: unknown = await response.json()
    expect(body).toMatchObject({ code: 'VALIDATION_ERROR' })
    expect(readErrorBody(body).message).toContain(problem)
  })

  it.each(['', '/logs', '/metrics', '/checkpoints', '/checkpoint_files'])(
    'is a 404 for another job or project: %s',
    async (path) => {
      expect((await get(`/v1/training_projects/rn5tz6b/jobs/other${path}`)).status).toBe(404)
      expect((await get(`/v1/training_projects/other/jobs/p7qr9qv${path}`)).status).toBe(404)
    },
  )

  it.each([JOB, `${JOB}/logs?limit=0`, '/v1/training/capacity'])(
    'is a 401 with another key, whatever else is wrong: %s',
    async (target) => {
      for (const authorization of ['', `Bearer ${KEY}`, `Api-Key ${KEY}x`]) {
        // oxlint-disable-next-line no-await-in-loop -- one request at a time
        expect((await get(target, { authorization })).status).toBe(401)
      }
    },
  )
})

it.each(['/api', '/tools/jobs/api'])('serves the page at any path: %s', async (base) => {
  const response = await get(`${JOB}/logs?direction=desc`, { key: null, authorization: '', base })
  expect(response.status).toBe(200)
})

it('the page gets no addresses of files, which the proxy removes', async () => {
  const target = `${JOB}/checkpoint_files`
  const [page, api] = await Promise.all([
    get(target, { key: null }).then((response) => response.text()),
    get(target).then((response) => response.text()),
  ])
  expect(page).toContain('relative_file_name')
  expect(page).not.toContain('"url"')
  expect(api).toContain('"url"')
})

it.each([
  ['err-403', 403],
  ['err-429', 429],
  ['err-500', 500],
  ['err-502', 502],
  ['err-bad-rows', 200],
] as const)('responds with the scenario %s', async (scenario, status) => {
  expect((await get(`${JOB}/logs`, { scenario })).status).toBe(status)
})

it('a job of a scenario’s project has its scenario', async () => {
  const rest = 'jobs/p7qr9qv/logs'
  expect((await get(`/v1/training_projects/err-500/${rest}`)).status).toBe(500)
  expect((await get(`/v1/training_projects/err-unknown-status/${rest}`)).status).toBe(200)
})
