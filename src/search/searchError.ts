export type SearchErrorKind =
  | 'no-key'
  | 'refused'
  | 'signed-out'
  | 'unauthorized'
  | 'forbidden'
  | 'rate-limited'
  | 'busy'
  | 'rejected'
  | 'server'
  | 'timeout'
  | 'unreadable'
  | 'broken'
  | 'network'

interface SearchErrorOptions extends ErrorOptions {
  readonly status?: number
  readonly isQuote?: boolean
  readonly retryAfter?: number
}

/** A failed search. The message is for the user. */
export class SearchError extends Error {
  override readonly name = 'SearchError'
  readonly kind: SearchErrorKind
  /** `undefined` without a response, or if the response isn't an error. */
  readonly status: number | undefined
  readonly isQuote: boolean
  /** The wait that the API or the proxy requests, ms. */
  readonly retryAfter: number | undefined
  /** Between 0 and 1. Constant per error, so that its wait is the same each time it is computed. */
  readonly jitter = Math.random()
  failures = 1

  constructor(kind: SearchErrorKind, message: string, options: SearchErrorOptions = {}) {
    super(message, options)
    this.kind = kind
    this.status = options.status
    this.isQuote = options.isQuote ?? false
    this.retryAfter = options.retryAfter
  }
}

/** The proxy's own codes that are more specific than the HTTP status. */
const PROXY_KINDS: ReadonlyMap<string | undefined, SearchErrorKind> = new Map([
  ['no_api_key', 'no-key'],
  ['foreign_host', 'refused'],
  ['foreign_origin', 'refused'],
  ['no_page_header', 'refused'],
  ['unauthorized', 'unauthorized'],
  ['forbidden', 'forbidden'],
  ['too_many_calls', 'busy'],
  ['upstream_timeout', 'timeout'],
  ['upstream_redirect', 'unreadable'],
  ['upstream_not_json', 'unreadable'],
])

/**
 * Returns the kind of an error response, by the proxy's code if that is more specific than the HTTP status. A 401 or 403
 * without one of the proxy's codes is from a login in front of the dashboard, not from Baseten.
 */
export function errorKindOf(status: number, code: string | undefined): SearchErrorKind {
  const known = PROXY_KINDS.get(code)
  if (known) return known
  if (status === 401 || status === 403) return 'signed-out'
  if (status === 429) return 'rate-limited'
  // 408 and 425 are temporary: the same search can be retried.
  if (status === 504 || status === 408) return 'timeout'
  return status >= 500 || status === 425 ? 'server' : 'rejected'
}
