import type { IncomingMessage } from 'node:http'
import { isJson } from './mediaType.ts'
import { Refusal } from './refusal.ts'
import { upstreamDate } from './upstreamDate.ts'
import { readUpstreamError } from './upstreamError.ts'

/** A 200 of JSON, its body still to come. */
export interface Accepted {
  readonly response: IncomingMessage
  readonly length: string | undefined
  readonly encoding: string | undefined
  /** Baseten's `Date`. */
  readonly date: string | undefined
}

/**
 * Takes the API's answer if it is a 200 of JSON.
 *
 * @throws Refusal for everything else: the API's error, or 502
 */
export async function accept(
  reply: IncomingMessage,
  { apiKey, timeoutMs }: { apiKey: string; timeoutMs: number },
): Promise<Accepted> {
  const status = reply.statusCode ?? 502
  if (status >= 400) throw await readUpstreamError(reply, apiKey, timeoutMs)
  const {
    'content-type': type,
    'content-length': length,
    'content-encoding': encoding,
  } = reply.headers
  if (status === 200 && isJson(type))
    return { response: reply, length, encoding, date: upstreamDate(reply) }
  reply.destroy()
  throw unusable(status)
}

function unusable(status: number): Refusal {
  return status >= 300
    ? new Refusal(502, 'upstream_redirect', 'Baseten’s address redirects elsewhere.')
    : new Refusal(502, 'upstream_not_json', 'The response from Baseten’s address isn’t JSON.')
}
