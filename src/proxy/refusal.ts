import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'

interface RefusalOptions {
  /** The wait, whole seconds: sent as `retry_after` next to `error`, and as `Retry-After`. */
  readonly retryAfter?: number
  /** Additional headers of this refusal. */
  readonly headers?: Readonly<Record<string, string>>
  /** Whether the message is Baseten's own. */
  readonly quoted?: boolean
}

/** An error response of the proxy. The page displays the message to the user. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly code: string
  readonly retryAfter: number | undefined
  readonly headers: Readonly<Record<string, string>>
  /** Additional properties of `error` in the body. */
  readonly marks: { readonly quoted?: true }

  constructor(status: number, code: string, message: string, options: RefusalOptions = {}) {
    super(message)
    this.status = status
    this.code = code
    this.retryAfter = options.retryAfter
    this.headers = options.headers ?? {}
    this.marks = { ...(options.quoted && { quoted: true }) }
  }
}

/** Returns the refusal of a browser that doesn't read its response. Only the log has it, after the response's head. */
export function tooSlow(): Refusal {
  return new Refusal(408, 'read_timeout', 'The browser is too slow for the response.')
}

/** Headers of every response of the proxy: JSON without sniffing or caching. */
export const RESPONSE_HEADERS = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const

/**
 * Sends `{error: {code, message}}`. `error` also contains `quoted` if it is true. If there is a wait, `retry_after` is
 * next to `error`.
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
