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
  /** Set if only a server that validates the body against the contract can reject the request. */
  readonly needs?: 'contract'
}

const path = (target: string): RefusalCase => ({
  status: 404,
  code: 'unknown_path',
  request: { target },
})

const method = (name: string, headers: Record<string, string> = {}): RefusalCase => ({
  status: 405,
  code: 'method_not_allowed',
  request: { method: name, headers },
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
]
