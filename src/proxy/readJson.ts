import type { IncomingMessage } from 'node:http'
import { gunzipSync } from 'node:zlib'

interface Limits {
  /** The maximum size, also of the decompressed body, bytes. */
  readonly maxBytes: number
  readonly timeoutMs: number
}

/** Reads a response's body as JSON. Returns undefined if it is invalid, too large, late or incomplete. */
export async function readJson(
  response: IncomingMessage,
  { maxBytes, timeoutMs }: Limits,
): Promise<unknown> {
  const body: AsyncIterable<Buffer> = response
  const timer = setTimeout(() => response.destroy(), timeoutMs)
  try {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of body) {
      chunks.push(chunk)
      size += chunk.length
      if (size > maxBytes) return undefined
    }
    const bytes = Buffer.concat(chunks)
    const gzipped = response.headers['content-encoding'] === 'gzip'
    return JSON.parse(String(gzipped ? gunzipSync(bytes, { maxOutputLength: maxBytes }) : bytes))
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
