import { z } from './zod.ts'

/**
 * The body of an API or proxy error. Baseten documents the 429's shape only; for the others the
 * readable sentence stands in `error`, `message` or `detail`. The proxy answers `{error: {code, message}}`.
 */
const errorBodySchema = z.looseObject({
  error: z.optional(z.unknown()),
  message: z.optional(z.unknown()),
  detail: z.optional(z.unknown()),
  retry_after: z.optional(z.unknown()),
})

const proxyErrorSchema = z.looseObject({ code: z.string(), message: z.string() })

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
  const parsed = errorBodySchema.safeParse(body)
  if (!parsed.success) return { code: undefined, message: undefined, retryAfter: undefined }
  const { error, message, detail, retry_after: wait } = parsed.data
  const own = proxyErrorSchema.safeParse(error)
  return {
    code: own.success ? own.data.code : undefined,
    message: own.success ? own.data.message : [error, message, detail].find(isSentence),
    retryAfter:
      typeof wait === 'number' && Number.isFinite(wait) && wait >= 0 ? Math.ceil(wait) : undefined,
  }
}

function isSentence(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
