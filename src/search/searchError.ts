export type SearchErrorKind =
  | 'no-key'
  | 'refused'
  | 'unauthorized'
  | 'forbidden'
  | 'rate-limited'
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
  /** The HTTP status; undefined without a response, or if the response isn't an error. */
  readonly status: number | undefined
  /** Whether the message is Baseten's own. */
  readonly isQuote: boolean
  /** The wait that the API requests, ms. */
  readonly retryAfter: number | undefined
  /** Between 0 and 1. Random, but fixed for this error, so that its wait is the same each time it is computed. */
  readonly jitter = Math.random()
  /** The number of consecutive failed fetches, including this one. */
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
  ['upstream_timeout', 'timeout'],
  ['upstream_redirect', 'unreadable'],
  ['upstream_not_json', 'unreadable'],
])

/** Returns the kind of an error response, by the proxy's code if that is more specific than the HTTP status. */
export function errorKindOf(status: number, code: string | undefined): SearchErrorKind {
  const known = PROXY_KINDS.get(code)
  if (known) return known
  if (status === 401) return 'unauthorized'
  if (status === 403) return 'forbidden'
  if (status === 429) return 'rate-limited'
  // 408 and 425 are temporary: the same search can be retried.
  if (status === 504 || status === 408) return 'timeout'
  return status >= 500 || status === 425 ? 'server' : 'rejected'
}
