import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Shared } from './calls.ts'
import { RESPONSE_HEADERS, Refusal, tooSlow } from './refusal.ts'
import { DATE_HEADER } from './upstreamDate.ts'

/**
 * Relays the API's response to the browser byte for byte while it arrives, decompressed if the browser doesn't accept
 * gzip. If the body ends early, or if Baseten sends or the browser takes nothing for `timeoutMs`, the browser's
 * connection is closed with an error, so that an incomplete response can't look complete.
 *
 * @throws Refusal 502 or 504 if the body ends early or stalls; 408 if the browser doesn't read
 */
export async function relay(
  { length, encoding, date, body }: Shared,
  response: ServerResponse,
  { gzip, timeoutMs }: { gzip: boolean; timeoutMs: number },
): Promise<void> {
  const decompress = encoding === 'gzip' && !gzip
  const source = body.read()
  const gunzip = decompress ? createGunzip() : null
  const stall = new AbortController()
  const timer = setTimeout(
    () => stall.abort(response.writableNeedDrain ? tooSlow() : stalled()),
    timeoutMs,
  )
  // What the browser takes, since a gzipped body can arrive long before it has been read.
  const output = gunzip ?? source
  output.on('data', () => timer.refresh())
  response.writeHead(200, {
    ...RESPONSE_HEADERS,
    ...(length === undefined || decompress ? {} : { 'content-length': length }),
    ...(encoding === undefined || decompress ? {} : { 'content-encoding': encoding }),
    ...(date === undefined ? {} : { [DATE_HEADER]: date }),
  })
  try {
    const { signal } = stall
    await (gunzip
      ? pipeline(source, gunzip, response, { signal })
      : pipeline(source, response, { signal }))
  } catch (error) {
    const cause: unknown = stall.signal.aborted ? stall.signal.reason : error
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
