import { isNumber, isObject, isString } from './guards.ts'

/**
 * The body of an API or proxy error. Baseten documents the 429's shape only; for the others the
 * readable sentence is in `message`, `error` or `detail`. The proxy's is `{error: {code, message}}`, with
 * `quoted` if the message is Baseten's, and `demo` if it serves the demo.
 */
export interface ErrorBody {
  /** The proxy's code, absent in the API's own errors. */
  code: string | undefined
  /** The sentence for a person, if the body holds one. */
  message: string | undefined
  /** Whether the sentence is Baseten's, in its own words. */
  isQuote: boolean
  /** Whole seconds to wait before asking again, if the body says so. */
  retryAfter: number | undefined
  /** Whether the proxy serves the demo too. */
  hasDemo: boolean
}

/** What an error's JSON says; every part is undefined where the body does not hold it. Never throws. */
export function readErrorBody(body: unknown): ErrorBody {
  const fields: Readonly<Record<string, unknown>> = isObject(body) ? body : {}
  const { error, message, detail, retry_after: wait } = fields
  const own = proxyError(error)
  const sentence = own ? own.message : [message, error, detailText(detail)].find(isSentence)
  return {
    code: own?.code,
    message: sentence,
    isQuote: own ? own.isQuote : sentence !== undefined,
    retryAfter: isNumber(wait) && wait >= 0 ? Math.ceil(wait) : undefined,
    hasDemo: own?.hasDemo ?? false,
  }
}

/** The proxy's own error; undefined if it is the API's. */
function proxyError(error: unknown) {
  if (!isObject(error)) return undefined
  const { code, message, quoted, demo } = error
  if (!isString(code) || !isString(message)) return undefined
  return { code, message, isQuote: quoted === true, hasDemo: demo === true }
}

/** The `detail` of an error; of a list, each different `msg` once. */
function detailText(detail: unknown): unknown {
  if (!Array.isArray(detail)) return detail
  const parts: unknown[] = detail.map((part: unknown) => (isObject(part) ? part['msg'] : part))
  return [...new Set(parts.filter(isSentence))].join('. ')
}

function isSentence(value: unknown): value is string {
  return isString(value) && value.trim() !== ''
}
