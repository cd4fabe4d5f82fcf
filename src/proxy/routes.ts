import { Refusal } from './refusal.ts'
import { pathOf } from './target.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** The longest window of logs, ms: seven days, by the contract. */
const MAX_LOG_WINDOW_MS = 7 * DAY_MS

/** The ID of a project or a job. */
const ID = /^[A-Za-z0-9_-]{1,64}$/

/** A GET that the proxy forwards. */
export interface Route {
  /** The path with placeholders, for the log. */
  readonly template: string
  /** The target under the management API's URL: path and query, built from validated parts. */
  readonly target: string
  /** Whether the response contains signed addresses, which are secrets. */
  readonly hasSecretUrls: boolean
}

interface IntegerRange {
  readonly min: number
  readonly max: number
}

/** A parameter's valid values: whole numbers in a range, or words. */
type Values = IntegerRange | readonly string[]

interface Endpoint {
  readonly template: string
  /** The query parameters of the contract, all optional. */
  readonly query: Readonly<Record<string, Values>>
  /** The maximum length of a window, ms. */
  readonly maxWindow?: number
  readonly hasSecretUrls?: boolean
}

const JOB = '/v1/training_projects/{project_id}/jobs/{job_id}'
const TIME: IntegerRange = { min: 0, max: 8.64e15 }
const WINDOW = { start_epoch_millis: TIME, end_epoch_millis: TIME }

const ENDPOINTS: readonly Endpoint[] = [
  { template: JOB, query: {} },
  {
    template: `${JOB}/logs`,
    query: {
      ...WINDOW,
      direction: ['asc', 'desc'],
      limit: { min: 1, max: 1000 },
      min_level: ['DEBUG', 'INFO', 'WARNING', 'ERROR'],
    },
    maxWindow: MAX_LOG_WINDOW_MS,
  },
  {
    template: `${JOB}/metrics`,
    query: { ...WINDOW, step_seconds: { min: 1, max: 7 * 24 * 60 * 60 } },
  },
  { template: `${JOB}/checkpoints`, query: {} },
  {
    template: `${JOB}/checkpoint_files`,
    query: { page_size: { min: 1, max: 1000 }, page_token: { min: 0, max: 2 ** 31 - 1 } },
    hasSecretUrls: true,
  },
  { template: '/v1/training/capacity', query: {} },
]

/**
 * Returns the route of a request target under `/api`; `null` if none matches. The target to forward is built from the
 * IDs and values, so that no other character of the request reaches Baseten.
 *
 * @throws Refusal 400 if the query breaks the contract, with the name of the parameter
 */
export function routeOf(target: string): Route | null {
  const path = pathOf(target)
  for (const endpoint of ENDPOINTS) {
    const built = buildPath(endpoint.template, path)
    if (built === null) continue
    const query = buildQuery(endpoint, target.slice(path.length))
    return {
      template: `/api${endpoint.template}`,
      target: query === '' ? built : `${built}?${query}`,
      hasSecretUrls: endpoint.hasSecretUrls ?? false,
    }
  }
  return null
}

/** Returns the template with the IDs of a path under `/api`; `null` if the path doesn't match. */
function buildPath(template: string, path: string): string | null {
  const expected = `/api${template}`.split('/')
  const actual = path.split('/')
  if (actual.length !== expected.length) return null
  const isMatch = expected.every((segment, index) => {
    const given = actual[index] ?? ''
    return segment.startsWith('{') ? ID.test(given) : given === segment
  })
  return isMatch ? `/${actual.slice(2).join('/')}` : null
}

function buildQuery({ query, maxWindow = Infinity }: Endpoint, text: string): string {
  if (text.includes('#')) throw invalid('A request has no fragment.')
  const given = [...new URLSearchParams(text)]
  const valid = new Map<string, string>()
  for (const [name, value] of given) {
    const values = Object.hasOwn(query, name) ? query[name] : undefined
    if (values === undefined) throw invalid(`Unknown query parameter. ${describeNames(query)}`)
    if (valid.has(name)) throw invalid(`${name} is given twice. Give it once.`)
    if (!isValid(value, values)) throw invalid(`${name} must be ${describe(values)}.`)
    valid.set(name, value)
  }
  const window = Number(valid.get('end_epoch_millis')) - Number(valid.get('start_epoch_millis'))
  if (window < 0) throw invalid('start_epoch_millis must not be after end_epoch_millis.')
  if (window > maxWindow) throw invalid('The window from start to end must be at most 7 days.')
  // In the contract's order, so that equal requests share a call.
  const ordered = Object.keys(query).flatMap((name) => {
    const value = valid.get(name)
    return value === undefined ? [] : [`${name}=${value}`]
  })
  return ordered.join('&')
}

function isValid(value: string, values: Values): boolean {
  if (!('min' in values)) return values.includes(value)
  // Without leading zeros, so that equal values have equal targets.
  return (
    /^(?:0|[1-9]\d{0,15})$/.test(value) &&
    Number(value) >= values.min &&
    Number(value) <= values.max
  )
}

function describe(values: Values): string {
  if ('min' in values) return `a whole number from ${values.min} to ${values.max}`
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
}

function describeNames(query: Endpoint['query']): string {
  const names = Object.keys(query)
  return names.length === 0 ? 'This path has none.' : `This path has ${names.join(', ')}.`
}

function invalid(message: string): Refusal {
  return new Refusal(400, 'invalid_query', message)
}
