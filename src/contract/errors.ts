import { isNumber, isObject, isString } from './guards.ts'

/**
 * The body of an API or proxy error. Baseten documents the 429's shape only; for the others the
 * readable sentence stands in `error`, `message` or `detail`. The proxy answers `{error: {code, message}}`.
 */
export interface ErrorBody {
  /** The proxy's code, absent in the API's own errors. */
  code: string | undefined
  /** The sentence for a person, if the body holds one. */
  message: string | undefined
  /** Whole seconds to wait before asking again, if the body says so. */
  retryAfter: number | undefined
}

/** What an error's JSON says; every part is undefined where the body does not hold it. Never throws. */
export function readErrorBody(body: unknown): ErrorBody {
  const fields: Readonly<Record<string, unknown>> = isObject(body) ? body : {}
  const { error, message, detail, retry_after: wait } = fields
  const own = proxyError(error)
  return {
    code: own?.code,
    message: own ? own.message : [error, message, detail].find(isSentence),
    retryAfter: isNumber(wait) && wait >= 0 ? Math.ceil(wait) : undefined,
  }
}

/** The proxy's own error; undefined if it is the API's. */
function proxyError(error: unknown): { code: string; message: string } | undefined {
  if (!isObject(error)) return undefined
  const { code, message } = error
  return isString(code) && isString(message) ? { code, message } : undefined
}

function isSentence(value: unknown): value is string {
  return isString(value) && value.trim() !== ''
}
