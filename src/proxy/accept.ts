import type { IncomingMessage } from 'node:http'
import { isJson } from './mediaType.ts'
import { Refusal } from './refusal.ts'
import { upstreamDate } from './upstreamDate.ts'
import { readUpstreamError } from './upstreamError.ts'

/** A 200 response with a JSON body, which hasn't been read yet. */
export interface Accepted {
  readonly body: AsyncIterable<Buffer>
  readonly length: string | undefined
  readonly encoding: string | undefined
  /** Baseten's `Date`. */
  readonly date: string | undefined
}

/**
 * Accepts the API's response if it is a 200 with a JSON body.
 *
 * @throws Refusal otherwise: the API's error, or 502
 */
export async function accept(
  response: IncomingMessage,
  { apiKey, timeoutMs }: { apiKey: string; timeoutMs: number },
): Promise<Accepted> {
  const status = response.statusCode ?? 502
  if (status >= 400) throw await readUpstreamError(response, apiKey, timeoutMs)
  const {
    'content-type': type,
    'content-length': length,
    'content-encoding': encoding,
  } = response.headers
  if (status === 200 && isJson(type))
    return { body: response, length, encoding, date: upstreamDate(response) }
  response.destroy()
  throw unusable(status)
}

function unusable(status: number): Refusal {
  return status >= 300
    ? new Refusal(502, 'upstream_redirect', 'Baseten responded with a redirect.')
    : new Refusal(502, 'upstream_not_json', 'Baseten’s response isn’t JSON.')
}
