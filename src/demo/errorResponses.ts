import { delay, HttpResponse } from 'msw'
import type { Endpoint } from '#src/contract/endpoints.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { respond, responseText, refuse } from './responses.ts'
import { isPartScenario, type PartScenario, type ScenarioId } from './scenarios.ts'

const RETRY_AFTER_SECONDS = 5
const SLOW_MS = 3000
/** How long the proxy waits for the API's response to a search and to a GET, ms. */
const PROXY_TIMEOUT_MS = { search: 30_000, read: 60_000 } as const
/** Long enough for the first half of a response to arrive, ms. */
const HALF_SENT_MS = 250

interface ErrorRequest {
  readonly signal: AbortSignal
  /** Whether the dashboard's proxy is between the handlers and the page. */
  readonly behindProxy: boolean
}

interface SearchErrorRequest extends ErrorRequest {
  /** The jobs of a valid response. */
  readonly jobs: readonly TrainingJob[]
}

interface ReadErrorRequest extends ErrorRequest {
  readonly endpoint: Endpoint
  /** The body of a valid response. */
  readonly body: object
}

/** Returns the response that a scenario sends instead of `jobs`. */
export async function respondWithError(
  scenario: ScenarioId,
  { jobs, ...requested }: SearchErrorRequest,
): Promise<Response> {
  const valid = () => respond(jobs)
  if (isListScenario(scenario)) return listError(scenario, jobs)
  if (isPartScenario(scenario)) return valid()
  return failing(scenario, { ...requested, valid, text: () => responseText(jobs), kind: 'search' })
}

/**
 * Returns the response that a scenario sends instead of `body`; `body` if the scenario is about a list of jobs or
 * another endpoint.
 */
export async function respondToReadWithError(
  scenario: ScenarioId,
  { endpoint, body, ...requested }: ReadErrorRequest,
): Promise<Response> {
  const valid = () => HttpResponse.json(body)
  if (isListScenario(scenario)) return valid()
  const error = isPartScenario(scenario) ? PART_ERRORS[scenario]?.[endpoint] : scenario
  if (!error) return valid()
  return failing(error, { ...requested, valid, text: () => JSON.stringify(body), kind: 'read' })
}

/** The errors that only one endpoint has in these scenarios; `null` if only the lines or samples are unusual. */
const PART_ERRORS: Readonly<
  Record<PartScenario, Partial<Readonly<Record<Endpoint, CommonError>>> | null>
> = {
  'err-logs-403': { logs: 'err-403' },
  'err-logs-404': { logs: 'err-404' },
  'err-logs-429': { logs: 'err-429' },
  'err-logs-slow': { logs: 'err-slow' },
  'err-logs-drop': { logs: 'err-drop' },
  'err-logs-empty': null,
  'err-metrics-403': { metrics: 'err-403' },
  'err-metrics-empty': null,
  'err-checkpoints-403': { checkpoints: 'err-403' },
  'err-capacity-403': { capacity: 'err-403' },
  'log-flood': null,
  'log-late': null,
}

/** The errors that all endpoints can have. No scenario has a 404 of all endpoints. */
type CommonError = Exclude<ScenarioId, ListScenario | PartScenario> | 'err-404'

/** The scenarios that differ only in the list of jobs. */
const LIST_SCENARIOS = [
  'err-not-a-list',
  'err-bad-rows',
  'err-unknown-status',
  'err-empty',
] as const
type ListScenario = (typeof LIST_SCENARIOS)[number]

function isListScenario(scenario: ScenarioId): scenario is ListScenario {
  return LIST_SCENARIOS.some((id) => id === scenario)
}

function listError(scenario: ListScenario, jobs: readonly TrainingJob[]): Response {
  switch (scenario) {
    case 'err-not-a-list':
      return HttpResponse.json({ training_jobs: { count: jobs.length } })
    case 'err-bad-rows':
      return respond([...jobs.slice(0, 2), ...badRows(jobs), ...jobs.slice(2)])
    case 'err-unknown-status':
      return respond(jobs)
    case 'err-empty':
      return respond([])
  }
}

interface ValidResponse extends ErrorRequest {
  readonly kind: 'search' | 'read'
  readonly text: () => string
  readonly valid: () => Response
}

/** Returns the response of a scenario that is the same for all endpoints. */
async function failing(
  scenario: CommonError,
  { text, valid, signal, behindProxy, kind }: ValidResponse,
): Promise<Response> {
  switch (scenario) {
    case 'err-401':
      return refuseKey(401, 'Invalid API key', behindProxy)
    case 'err-403':
      return refuseKey(403, FORBIDDEN[kind], behindProxy)
    case 'err-404':
      return refuse(404, 'Training job not found')
    case 'err-429':
      return HttpResponse.json(
        {
          error: 'Rate limit exceeded. Please try again later.',
          retry_after: RETRY_AFTER_SECONDS,
        },
        { status: 429 },
      )
    case 'err-500':
      return refuse(500, 'Internal server error')
    case 'err-502':
      return HttpResponse.html(page('502 Bad Gateway'), { status: 502 })
    case 'err-slow':
      await delay(SLOW_MS)
      return valid()
    case 'err-timeout':
      return behindProxy ? untilAborted(signal) : proxyTimeout(PROXY_TIMEOUT_MS[kind])
    case 'err-drop':
      return brokenResponse(text(), () => delay(HALF_SENT_MS))
    case 'err-stall':
      return brokenResponse(text(), () => untilAborted(signal))
    case 'err-truncated':
      return new HttpResponse(firstHalf(text()), {
        headers: { 'content-type': 'application/json' },
      })
    case 'err-html':
      return behindProxy
        ? HttpResponse.html(page('Log in'))
        : proxyError(502, { code: 'upstream_not_json', message: 'The response isn’t JSON.' })
  }
}

function page(title: string): string {
  return `<!doctype html><title>${title}</title><h1>${title}</h1>`
}

/** Refuses the API key: as the API does or, without a proxy, as the proxy relays that. */
function refuseKey(status: 401 | 403, message: string, behindProxy: boolean): Response {
  if (behindProxy) return refuse(status, message)
  return proxyError(status, { code: KEY_CODES[status], message, quoted: true })
}

const FORBIDDEN = {
  search: 'This API key cannot search training jobs',
  read: 'This API key cannot read training jobs',
} as const

const KEY_CODES = { 401: 'unauthorized', 403: 'forbidden' } as const

/** Returns an error in the proxy's shape. */
function proxyError(
  status: number,
  error: { readonly code: string; readonly message: string; readonly quoted?: true },
): Response {
  return HttpResponse.json({ error }, { status })
}

/** Waits until the client aborts the request; then returns a network error. */
async function untilAborted(signal: AbortSignal): Promise<Response> {
  if (!signal.aborted) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  }
  return HttpResponse.error()
}

/** Returns the proxy's response to the page after an API timeout. */
async function proxyTimeout(ms: number): Promise<Response> {
  await delay(ms)
  const message = `Baseten did not respond within ${ms / 1000} seconds.`
  return proxyError(504, { code: 'upstream_timeout', message })
}

function firstHalf(text: string): string {
  return text.slice(0, text.length / 2)
}

/** Returns a response with the first half of a text, whose connection breaks after a wait. */
function brokenResponse(text: string, wait: () => Promise<unknown>): Response {
  const half = new TextEncoder().encode(firstHalf(text))
  let isSent = false
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!isSent) {
        isSent = true
        controller.enqueue(half)
      } else {
        await wait()
        controller.error(new TypeError('The connection broke off'))
      }
    },
  })
  return new HttpResponse(body, { headers: { 'content-type': 'application/json' } })
}

/** One row for each way to break the contract. */
function badRows([job]: readonly TrainingJob[]): unknown[] {
  if (!job) return []
  const { id: _id, ...withoutId } = job
  const { instance_type: _type, ...withoutInstanceType } = job
  return [
    null,
    'p7qr9qv',
    withoutId,
    { ...withoutInstanceType, id: 'bad-no-instance-type' },
    { ...job, id: 'bad-created-at', created_at: 'yesterday' },
    { ...job, id: 'bad-status', current_status: 4 },
    { ...job, id: 'bad-node-count', node_count: 0 },
    { ...job, id: 'bad-priority', priority: 'high' },
  ]
}
