import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'

interface RefusalOptions {
  /** Whole seconds to wait: answered beside `error` as `retry_after` and as `Retry-After`. */
  readonly retryAfter?: number
  /** Headers that this refusal alone needs. */
  readonly headers?: Readonly<Record<string, string>>
  /** Whether the message is Baseten's, in its own words. */
  readonly quoted?: boolean
  /** Whether the demo is served too. */
  readonly demo?: boolean
}

/** An error answer of the proxy. The message is for a person and reaches the browser as it is. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly code: string
  readonly retryAfter: number | undefined
  readonly headers: Readonly<Record<string, string>>
  /** What else the page is to know of the error. */
  readonly marks: { readonly quoted?: true; readonly demo?: true }

  constructor(status: number, code: string, message: string, options: RefusalOptions = {}) {
    super(message)
    this.status = status
    this.code = code
    this.retryAfter = options.retryAfter
    this.headers = options.headers ?? {}
    this.marks = { ...(options.quoted && { quoted: true }), ...(options.demo && { demo: true }) }
  }
}

/** On every answer of the proxy: JSON, taken as nothing else, kept by nobody. */
export const RESPONSE_HEADERS = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const

/**
 * Answers `{error: {code, message}}`, with `quoted` and `demo` in it where they hold, and `retry_after` beside it
 * where there is a wait.
 */
export function sendRefusal(response: ServerResponse, refusal: Refusal): void {
  const { status, code, message, retryAfter, marks } = refusal
  const error = { code, message, ...marks }
  const body = Buffer.from(JSON.stringify({ error, retry_after: retryAfter }))
  const headers: OutgoingHttpHeaders = {
    ...RESPONSE_HEADERS,
    'content-length': body.length,
    ...refusal.headers,
  }
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter)
  response.writeHead(status, headers)
  response.end(body)
}
