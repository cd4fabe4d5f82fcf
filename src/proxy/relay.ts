import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Shared } from './calls.ts'
import { RESPONSE_HEADERS, Refusal } from './refusal.ts'
import { DATE_HEADER } from './upstreamDate.ts'

/**
 * Passes the API's answer on to the browser as it comes, byte for byte, unpacked where the browser does
 * not take gzip. A body that breaks off, or in which no byte moves for `timeoutMs`, breaks the browser's
 * connection: a short answer must not look whole.
 *
 * @throws Refusal 502 or 504 when it breaks
 */
export async function relay(
  { length, encoding, date, age, body }: Shared,
  response: ServerResponse,
  { gzip, timeoutMs }: { gzip: boolean; timeoutMs: number },
): Promise<void> {
  const source = body.read()
  const stall = setTimeout(() => source.destroy(stalled()), timeoutMs)
  source.on('data', () => stall.refresh())
  const unpack = encoding === 'gzip' && !gzip
  response.writeHead(200, {
    ...RESPONSE_HEADERS,
    ...(length === undefined || unpack ? {} : { 'content-length': length }),
    ...(encoding === undefined || unpack ? {} : { 'content-encoding': encoding }),
    ...(date === undefined ? {} : { [DATE_HEADER]: date }),
    ...(date === undefined || age === undefined ? {} : { age: String(age) }),
  })
  try {
    await (unpack ? pipeline(source, createGunzip(), response) : pipeline(source, response))
  } catch (cause) {
    throw cause instanceof Refusal ? cause : brokenOff()
  } finally {
    clearTimeout(stall)
  }
}

function stalled(): Refusal {
  return new Refusal(504, 'upstream_timeout', 'Baseten stopped in the middle of its response.')
}

function brokenOff(): Refusal {
  return new Refusal(502, 'upstream_broken', 'The connection to Baseten broke.')
}
