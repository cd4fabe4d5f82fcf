import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Shared } from './calls.ts'
import { RESPONSE_HEADERS, Refusal } from './refusal.ts'
import { DATE_HEADER } from './upstreamDate.ts'

/**
 * Relays the API's response to the browser byte for byte while it arrives, decompressed if the browser doesn't accept
 * gzip. If the body ends early or stalls for `timeoutMs`, the browser's connection is closed with an error, so that
 * an incomplete response can't look complete.
 *
 * @throws Refusal 502 or 504 if the body ends early or stalls
 */
export async function relay(
  { length, encoding, date, age, body }: Shared,
  response: ServerResponse,
  { gzip, timeoutMs }: { gzip: boolean; timeoutMs: number },
): Promise<void> {
  const source = body.read()
  const timer = setTimeout(() => source.destroy(stalled()), timeoutMs)
  source.on('data', () => timer.refresh())
  const decompress = encoding === 'gzip' && !gzip
  response.writeHead(200, {
    ...RESPONSE_HEADERS,
    ...(length === undefined || decompress ? {} : { 'content-length': length }),
    ...(encoding === undefined || decompress ? {} : { 'content-encoding': encoding }),
    ...(date === undefined ? {} : { [DATE_HEADER]: date }),
    ...(date === undefined || age === undefined ? {} : { age: String(age) }),
  })
  try {
    await (decompress ? pipeline(source, createGunzip(), response) : pipeline(source, response))
  } catch (cause) {
    throw cause instanceof Refusal ? cause : brokenOff()
  } finally {
    clearTimeout(timer)
  }
}

function stalled(): Refusal {
  return new Refusal(504, 'upstream_timeout', 'Baseten stopped in the middle of its response.')
}

function brokenOff(): Refusal {
  return new Refusal(502, 'upstream_broken', 'The connection to Baseten broke.')
}
