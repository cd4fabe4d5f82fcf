import { isNumber, isObject, isString } from './guards.ts'

/**
 * The body of an API or proxy error. Baseten documents only the 429's shape; other errors have a readable sentence in
 * `message`, `error` or `detail`. The proxy's shape is `{error: {code, message}}`, with `quoted` if the message is
 * Baseten's.
 */
export interface ErrorBody {
  /** `undefined` for the API's own errors. */
  code: string | undefined
  message: string | undefined
  isQuote: boolean
  /** Whole seconds. */
  retryAfter: number | undefined
}

/** Never throws. */
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
  }
}

/** `undefined` if the error is the API's. */
function proxyError(error: unknown) {
  if (!isObject(error)) return undefined
  const { code, message, quoted } = error
  if (!isString(code) || !isString(message)) return undefined
  return { code, message, isQuote: quoted === true }
}

/** Returns the `detail` of an error; for a list, each distinct `msg`. */
function detailText(detail: unknown): unknown {
  if (!Array.isArray(detail)) return detail
  const parts: unknown[] = detail.map((part: unknown) => (isObject(part) ? part['msg'] : part))
  return [...new Set(parts.filter(isSentence))].join('. ')
}

function isSentence(value: unknown): value is string {
  return isString(value) && value.trim() !== ''
}
