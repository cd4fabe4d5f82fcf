import { gateway, redirects, refuses, type WireError } from '#src/demo/wire.ts'
import type { SearchErrorKind } from '#src/search/searchError.ts'
import { WIRE_ERRORS, type WireErrorName } from './wireErrors.ts'

/** A way in which a search fails because of a response from Baseten or from a server in front of it. */
export interface ErrorScenario {
  readonly name: string
  readonly respond: WireError
  readonly kind: SearchErrorKind
  /** The HTTP status that the page displays, if the response has one. */
  readonly status?: number
  /** Matches the error's message, which contains the response's reason if it has one. */
  readonly reason: RegExp
  /**
   * When the page retries. `backoff`: after about a second. `minute`: after a minute, because only a person
   * can fix it. A number: after the delay that the API requests, ms.
   */
  readonly retry: 'backoff' | 'minute' | number
  /** Whether the gate also runs it in the browser: one scenario per kind of error. */
  readonly inGate?: true
}

const ANY = /./
const NO_REASON = /^Baseten sent no error message\.$/
const HOUR = 3_600_000

const serverErrors: readonly ErrorScenario[] = [
  ...[500, 501, 505, 507, 508, 511, 599].map((status): ErrorScenario => ({
    name: String(status),
    respond: refuses(status, `Reason ${status}`),
    kind: 'server',
    status,
    reason: new RegExp(`^Reason ${status}$`),
    retry: 'backoff',
    ...(status === 500 && { inGate: true }),
  })),
  ...[502, 503, 520, 521, 522, 523, 524, 525, 526, 529].map((status): ErrorScenario => ({
    name: `${status} in HTML`,
    respond: gateway(status),
    kind: 'server',
    status,
    reason: NO_REASON,
    retry: 'backoff',
  })),
  {
    name: '503 with Retry-After',
    respond: gateway(503, { 'retry-after': '1' }),
    kind: 'server',
    status: 503,
    reason: NO_REASON,
    retry: 'backoff',
  },
  {
    name: '425',
    respond: refuses(425, 'Reason 425'),
    kind: 'server',
    status: 425,
    reason: /^Reason 425$/,
    retry: 'backoff',
  },
]

const timeouts: readonly ErrorScenario[] = [
  {
    name: '504 in HTML',
    respond: gateway(504),
    kind: 'timeout',
    status: 504,
    reason: NO_REASON,
    retry: 'backoff',
  },
  {
    name: '408',
    respond: refuses(408, 'Reason 408'),
    kind: 'timeout',
    status: 408,
    reason: /^Reason 408$/,
    retry: 'backoff',
  },
]

const rateLimits: readonly ErrorScenario[] = [
  // The API gives no delay: the proxy uses one second.
  rateLimited('429 without a wait', refuses(429, 'Slow down'), 1000),
  {
    ...rateLimited('429 with retry_after', refuses(429, 'Slow down', { retry_after: 2 }), 2000),
    inGate: true,
  },
  rateLimited('429 with Retry-After', refuses(429, 'Slow down', {}, { 'retry-after': '2' }), 2000),
  rateLimited(
    '429 with a wait that makes no sense',
    refuses(429, 'Slow down', { retry_after: 'soon' }, { 'retry-after': '-1e9' }),
    1000,
  ),
  rateLimited('429 with a wait of years', refuses(429, 'Slow down', { retry_after: 1e300 }), HOUR),
]

function rateLimited(name: string, respond: WireError, retry: number): ErrorScenario {
  return { name, respond, kind: 'rate-limited', status: 429, reason: /^Slow down$/, retry }
}

/** The error kind of each broken response; the compiler requires all of them. */
const WIRE_KINDS: Readonly<Record<WireErrorName, SearchErrorKind>> = {
  'no response': 'timeout',
  'closed before the head': 'server',
  'closed within the head': 'server',
  'reset mid-body': 'broken',
  'not HTTP': 'server',
  'headers of 100 kB': 'server',
  'protocol switch': 'server',
  'truncated JSON': 'unreadable',
  'trailing JSON': 'unreadable',
  'web page with status 200': 'unreadable',
  'JSON sent as plain text': 'unreadable',
  'no content type': 'unreadable',
  'empty body': 'unreadable',
  'no content (204)': 'unreadable',
  'not modified (304)': 'unreadable',
  'invalid gzip': 'broken',
  'truncated gzip': 'unreadable',
  'content length too high': 'broken',
  'content length too low': 'unreadable',
  'NaN as a number': 'unreadable',
  'null instead of the list': 'unreadable',
  'object instead of the list': 'unreadable',
  'number instead of an object': 'unreadable',
  'arrays nested 100,000 deep': 'unreadable',
  'endless string instead of the list': 'unreadable',
  'error body of 50 MB': 'server',
}

const IN_GATE: ReadonlySet<WireErrorName> = new Set([
  'no response',
  'reset mid-body',
  'truncated JSON',
])

const brokenResponses = typedEntries(WIRE_KINDS).map(([name, kind]): ErrorScenario => ({
  name,
  respond: WIRE_ERRORS[name],
  kind,
  reason: ANY,
  retry: 'backoff',
  ...(IN_GATE.has(name) && { inGate: true }),
}))

const redirected = ([301, 302, 303, 307, 308] as const).map((status): ErrorScenario => ({
  name: `${status} to another host`,
  respond: redirects(status),
  kind: 'unreadable',
  reason: /responded with a redirect/,
  retry: 'backoff',
}))

const rejections: readonly ErrorScenario[] = [
  {
    name: '401',
    respond: refuses(401, 'Invalid API key'),
    kind: 'unauthorized',
    status: 401,
    reason: /^Invalid API key$/,
    retry: 'minute',
    inGate: true,
  },
  {
    name: '403',
    respond: refuses(403, 'Not yours'),
    kind: 'forbidden',
    status: 403,
    reason: /^Not yours$/,
    retry: 'minute',
    inGate: true,
  },
  ...[400, 402, 404, 405, 409, 410, 413, 415, 418, 422, 431, 451].map((status): ErrorScenario => ({
    name: String(status),
    respond: refuses(status, `Reason ${status}`),
    kind: 'rejected',
    status,
    reason: new RegExp(`^Reason ${status}$`),
    retry: 'minute',
    ...(status === 400 && { inGate: true }),
  })),
]

/** Every way in which a response makes a search fail. */
export const ERROR_SCENARIOS: readonly ErrorScenario[] = [
  ...serverErrors,
  ...timeouts,
  ...rateLimits,
  ...brokenResponses,
  ...redirected,
  ...rejections,
]

function typedEntries<Key extends string, Value>(record: Readonly<Record<Key, Value>>) {
  // oxlint-disable-next-line no-unsafe-type-assertion -- the records here have no other keys
  return Object.entries(record) as [Key, Value][]
}
