import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { isJson } from './mediaType.ts'
import { ANSWER_HEADERS, Refusal } from './refusal.ts'
import { readUpstreamError } from './upstreamError.ts'

/**
 * Passes the API's answer on to the browser as it comes, byte for byte. Once its head is sent, a
 * body that breaks off, or in which no byte moves for `timeoutMs`, breaks the browser's connection:
 * a short answer must not look whole.
 *
 * @throws Refusal for everything but a whole 200 of JSON: the API's error, or 502/504
 */
export async function relay(
  answer: IncomingMessage,
  response: ServerResponse,
  { apiKey, timeoutMs }: { apiKey: string; timeoutMs: number },
): Promise<void> {
  const status = answer.statusCode ?? 502
  if (status >= 400) throw await readUpstreamError(answer, apiKey, timeoutMs)
  if (status !== 200 || !isJson(answer.headers['content-type'])) {
    answer.destroy()
    throw unusable(status)
  }
  await stream(answer, response, timeoutMs)
}

function unusable(status: number): Refusal {
  return status >= 300
    ? new Refusal(502, 'upstream_redirect', 'Baseten’s address redirects elsewhere; not followed.')
    : new Refusal(502, 'upstream_not_json', 'What answered at Baseten’s address sent no JSON.')
}

async function stream(answer: IncomingMessage, response: ServerResponse, timeoutMs: number) {
  const stall = setTimeout(() => answer.destroy(stalled()), timeoutMs)
  answer.on('data', () => stall.refresh())
  response.writeHead(200, { ...ANSWER_HEADERS, ...bodyHeaders(answer) })
  try {
    await pipeline(answer, response)
  } catch (cause) {
    throw cause instanceof Refusal ? cause : brokenOff()
  } finally {
    clearTimeout(stall)
  }
}

function bodyHeaders({ headers }: IncomingMessage): Record<string, string> {
  const { 'content-length': length, 'content-encoding': encoding } = headers
  return {
    ...(length === undefined ? {} : { 'content-length': length }),
    ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
  }
}

function stalled(): Refusal {
  return new Refusal(504, 'upstream_timeout', 'Baseten stopped in the middle of its answer.')
}

function brokenOff(): Refusal {
  return new Refusal(502, 'upstream_broken', 'Baseten broke its answer off.')
}
