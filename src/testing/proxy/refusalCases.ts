import { BODY_LIMIT } from '#src/proxy/guard.ts'
import { SEARCH_TARGET } from '#src/proxy/target.ts'

/** A request for the specs: a valid search, except for these options. */
export interface RequestOptions {
  readonly method?: string
  readonly target?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface RefusalCase {
  readonly status: number
  readonly code: string
  readonly request: RequestOptions
  /**
   * Set if only some servers can reject the request: those that validate the body against the contract, or those that
   * serve the GETs.
   */
  readonly needs?: 'contract' | 'reads'
  /** The method in `Allow`, for a 405. */
  readonly allow?: 'GET' | 'POST'
}

/** The path of a job's logs, and the headers that the page sends with each GET. */
export const LOGS_TARGET = '/api/v1/training_projects/rn5tz6b/jobs/p7qr9qv/logs'
export const READ_HEADERS = { 'x-dashboard': '1', 'sec-fetch-site': 'same-origin' } as const

const path = (target: string): RefusalCase => ({
  status: 404,
  code: 'unknown_path',
  request: { target },
})

const method = (name: string, headers: Record<string, string> = {}): RefusalCase => ({
  status: 405,
  code: 'method_not_allowed',
  request: { method: name, headers },
  allow: 'POST',
})

const host = (name: string): RefusalCase => ({
  status: 403,
  code: 'foreign_host',
  request: { headers: { host: name } },
})

const page = (headers: Record<string, string>): RefusalCase => ({
  status: 403,
  code: 'foreign_origin',
  request: { headers },
})

const type = (contentType: string, body = '{}'): RefusalCase => ({
  status: 415,
  code: 'not_json',
  request: { headers: { 'content-type': contentType }, body },
})

const contract = (body: string, code = 'invalid_request'): RefusalCase => ({
  status: 400,
  code,
  request: { body },
  needs: 'contract',
})

const read = (
  status: number,
  code: string,
  { target = LOGS_TARGET, headers = {} }: Pick<RequestOptions, 'target' | 'headers'>,
): RefusalCase => ({
  status,
  code,
  request: { method: 'GET', target, headers: { ...READ_HEADERS, ...headers } },
  needs: 'reads',
})

const readPath = (target: string): RefusalCase => {
  const { needs: _needs, ...refusal } = read(404, 'unknown_path', { target })
  return refusal
}

const readMethod = (name: string, headers: Record<string, string> = {}): RefusalCase => ({
  status: 405,
  code: 'method_not_allowed',
  request: { method: name, target: LOGS_TARGET, headers: { ...READ_HEADERS, ...headers } },
  needs: 'reads',
  allow: 'GET',
})

const readHost = (name: string) => read(403, 'foreign_host', { headers: { host: name } })

const readPage = (headers: Record<string, string>) => read(403, 'foreign_origin', { headers })

const withoutHeader = (value: string) =>
  read(403, 'no_page_header', { headers: { 'x-dashboard': value } })

const query = (text: string, end = '/logs') =>
  read(400, 'invalid_query', { target: LOGS_TARGET.replace('/logs', end) + text })

const JOB = LOGS_TARGET.replace('/logs', '')

/**
 * The requests that the server between the page and Baseten rejects: the proxy, or a web server that
 * replaces it (docs/deploy.md). None of them may reach Baseten.
 */
export const REFUSAL_CASES: readonly RefusalCase[] = [
  path('/api/v1/training_jobs'),
  path(`${SEARCH_TARGET}/`),
  path(`${SEARCH_TARGET}?x=1`),
  path(`${SEARCH_TARGET}/../search`),
  path('/api/v1/training_jobs/x/../search'),
  path('/api/v1/./training_jobs/search'),
  path('/api/../api/v1/training_jobs/search'),
  path('/assets/..%2fapi/v1/training_jobs/search'),
  path('/api/v1/training_jobs%2fsearch'),
  path('/api/v1/training_jobs%2Fsearch'),
  path('/api/v1/training_jobs%5csearch'),
  path('/api/v1/training_jobs\\search'),
  path('/api/v1/training_jobs//search'),
  path('/api//v1/training_jobs/search'),
  path('//api/v1/training_jobs/search'),
  path('/API/v1/training_jobs/search'),
  path('/%61pi/v1/training_jobs/search'),
  path('/api/v1/training_jobs/%73earch'),
  path('/api/v1/training_jobs/search;x=1'),
  path('/api/v1/training_jobs/search%00'),
  path('/api/v1/training_projects'),
  path('/api/v1/secrets'),
  { status: 404, code: 'unknown_path', request: { target: '/api', method: 'GET' } },

  method('GET'),
  method('HEAD'),
  method('PUT'),
  method('PATCH'),
  method('DELETE'),
  method('OPTIONS', { origin: 'http://localhost:1', 'access-control-request-method': 'POST' }),

  host('evil.example'),
  host('localhost.evil.example'),
  host('127.0.0.1.evil.example:80'),
  host('evil.example#localhost'),
  host('0.0.0.0'),
  host('jobs.example.com'),
  host('127.0.0.2'),

  page({ origin: 'https://evil.example' }),
  page({ origin: 'null' }),
  page({ 'sec-fetch-site': 'cross-site' }),
  page({ 'sec-fetch-site': 'same-site' }),
  page({ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }),

  // Requests that a page can send without a preflight: a form, or a `fetch` in the mode `no-cors`.
  type('text/plain'),
  type('text/plain;charset=UTF-8', '{"a":"="}'),
  type('application/x-www-form-urlencoded', 'job_id=1'),
  type('multipart/form-data; boundary=x', '--x--'),
  type('application/jsonp'),
  type('text/plain; application/json'),

  {
    status: 413,
    code: 'too_large',
    request: { body: JSON.stringify({ job_id: 'x'.repeat(BODY_LIMIT) }) },
  },

  contract('{"order_by":null}'),
  contract('{"project_id":1}'),
  contract('{"limit":10}'),
  contract('{"job_id":"x","api_key":"y"}'),
  contract('{"__proto__":{"job_id":"x"}}'),
  contract('[]'),
  contract('null'),
  contract('', 'invalid_json'),
  contract('job_id=1', 'invalid_json'),
  contract('{"job_id":"x"}{"job_id":"y"}', 'invalid_json'),

  // The read-only endpoints: nothing that writes or returns a secret has a path.
  readPath('/api/v1/training_projects'),
  readPath('/api/v1/training_projects/rn5tz6b'),
  readPath('/api/v1/training_projects/rn5tz6b/jobs'),
  readPath(`${JOB}/auth_codes`),
  readPath(`${JOB}/ssh/sign`),
  readPath(`${JOB}/stop`),
  readPath(`${JOB}/logs/`),
  readPath(`${JOB}/Logs`),
  readPath(`${JOB}//logs`),
  readPath(`${JOB}/metrics/../logs`),
  readPath(`${JOB}/logs%3fx`),
  readPath(`${JOB}/logs;x=1`),
  readPath('/api/v1/training_projects/../jobs/p7qr9qv/logs'),
  readPath('/api/v1/training_projects/./jobs/p7qr9qv/logs'),
  readPath('/api/v1/training_projects//jobs/p7qr9qv/logs'),
  readPath('/api/v1/training_projects/a%2fb/jobs/p7qr9qv/logs'),
  readPath('/api/v1/training_projects/a%20b/jobs/p7qr9qv/logs'),
  readPath('/api/v1/training_projects/a.b/jobs/p7qr9qv/logs'),
  readPath(`/api/v1/training_projects/${'x'.repeat(65)}/jobs/p7qr9qv/logs`),
  readPath('/api/v1/training/jobs/p7qr9qv/queue_context'),
  readPath('/api/v1/training/capacity/'),
  readPath('/API/v1/training/capacity'),
  readPath('/api/v1/instance_type_prices'),

  readMethod('POST'),
  readMethod('HEAD'),
  readMethod('PUT'),
  readMethod('PATCH'),
  readMethod('DELETE'),
  readMethod('OPTIONS', {
    origin: 'http://localhost:1',
    'access-control-request-method': 'GET',
    'access-control-request-headers': 'x-dashboard',
  }),

  readHost('evil.example'),
  readPage({ origin: 'https://evil.example' }),
  readPage({ origin: 'null' }),
  readPage({ 'sec-fetch-site': 'cross-site' }),
  readPage({ 'sec-fetch-site': 'same-site' }),
  // A person who opens the address, or a page that makes one do so.
  readPage({ 'sec-fetch-site': 'none' }),

  withoutHeader(''),
  withoutHeader('0'),
  withoutHeader('true'),
  withoutHeader('1, 1'),
  read(403, 'no_page_header', {
    target: '/api/v1/training/capacity',
    headers: { 'x-dashboard': '' },
  }),

  query('?limit=0'),
  query('?limit=1001'),
  query('?limit=5&limit=5'),
  query('?limit=5&%6cimit=5'),
  query('?direction=up'),
  query('?min_level=info'),
  query('?search=loss'),
  query('?__proto__=1'),
  query('?start_epoch_millis=0&end_epoch_millis=604800001'),
  query('?start_epoch_millis=2&end_epoch_millis=1'),
  query('?start_epoch_millis=-1'),
  query('?step_seconds=0', '/metrics'),
  query('?limit=1', '/metrics'),
  query('?page_size=1001', '/checkpoint_files'),
  query('?page_token=-1', '/checkpoint_files'),
  query('?x=1', '/checkpoints'),
  query('?x=1', ''),
]

/** Returns the head of a valid search in HTTP, with one more header. */
export function rawHead(header: string, target = SEARCH_TARGET): string {
  const lines = [
    `POST ${target} HTTP/1.1`,
    'Host: localhost',
    'Content-Type: application/json',
    header,
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}

/** What is wrong with a head, and the header of it that could hide a second request in the body of the first. */
export const SMUGGLED_HEADERS: readonly (readonly [what: string, header: string])[] = [
  ['two lengths', 'Content-Length: 2\r\nContent-Length: 40'],
  ['a length and chunks', 'Content-Length: 2\r\nTransfer-Encoding: chunked'],
  ['chunks and something else', 'Transfer-Encoding: chunked, identity'],
  ['chunks in an odd spelling', 'Transfer-Encoding: xchunked'],
  ['a space before the colon', 'Content-Length : 2'],
  ['a line that goes on', 'X-A: b\r\n Content-Length: 2'],
  ['a bare line feed', 'X-A: b\nContent-Length: 2'],
  ['a NUL', 'X-A: \0\r\nContent-Length: 2'],
  ['a length that is no number', 'Content-Length: 0x2'],
  ['a negative length', 'Content-Length: -2'],
  ['a head of 20 kB', `X-A: ${'a'.repeat(20_000)}\r\nContent-Length: 2`],
]
