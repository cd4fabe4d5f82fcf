/** What went wrong with a search, as the page tells it apart. */
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
  readonly hasDemo?: boolean
}

/** A search that failed, with a sentence for a person. */
export class SearchError extends Error {
  override readonly name = 'SearchError'
  readonly kind: SearchErrorKind
  /** The HTTP status; undefined without a response, or if the response is no error. */
  readonly status: number | undefined
  /** Whether the message is Baseten's, in its own words. */
  readonly isQuote: boolean
  /** How long the API asks to wait, ms. */
  readonly retryAfter: number | undefined
  /** Whether the dashboard's server serves the demo too. */
  readonly hasDemo: boolean
  /** Between 0 and 1, drawn once, so that the wait after this failure stays the same however often it is computed. */
  readonly jitter = Math.random()
  /** How many fetches in a row have failed, this one included. */
  failures = 1

  constructor(kind: SearchErrorKind, message: string, options: SearchErrorOptions = {}) {
    super(message, options)
    this.kind = kind
    this.status = options.status
    this.isQuote = options.isQuote ?? false
    this.retryAfter = options.retryAfter
    this.hasDemo = options.hasDemo ?? false
  }
}

/** The proxy's own codes, where they say more than the HTTP status. */
const PROXY_KINDS: ReadonlyMap<string | undefined, SearchErrorKind> = new Map([
  ['no_api_key', 'no-key'],
  ['foreign_host', 'refused'],
  ['foreign_origin', 'refused'],
  ['upstream_timeout', 'timeout'],
  ['upstream_redirect', 'unreadable'],
  ['upstream_not_json', 'unreadable'],
])

/** The kind of a failed answer, from the proxy's code where it says more than the HTTP status. */
export function kindOf(status: number, code: string | undefined): SearchErrorKind {
  const known = PROXY_KINDS.get(code)
  if (known) return known
  if (status === 401) return 'unauthorized'
  if (status === 403) return 'forbidden'
  if (status === 429) return 'rate-limited'
  // 408 and 425 pass by themselves: the same search may be asked again.
  if (status === 504 || status === 408) return 'timeout'
  return status >= 500 || status === 425 ? 'server' : 'rejected'
}
