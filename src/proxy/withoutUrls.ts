import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { safeFilesResponseSchema } from '#src/contract/checkpointFiles.ts'
import type { Accepted } from './accept.ts'
import { readJson } from './readJson.ts'
import { Refusal } from './refusal.ts'

/** The maximum size of a list of files, bytes: about ten times that of a page with the longest addresses. */
const MAX_BYTES = 16 * 1024 * 1024

/**
 * Reads a list of checkpoint files and serializes only its known fields again, without the signed addresses. They are
 * secrets, so nothing is relayed as it is.
 *
 * @throws Refusal 502 if the list isn't valid
 */
export async function withoutUrls(
  response: IncomingMessage,
  timeoutMs: number,
): Promise<Pick<Accepted, 'body' | 'length' | 'encoding'>> {
  const parsed = safeFilesResponseSchema.safeParse(
    await readJson(response, { maxBytes: MAX_BYTES, timeoutMs }),
  )
  if (!parsed.success) {
    throw new Refusal(502, 'upstream_not_json', 'Baseten’s list of checkpoint files isn’t valid.')
  }
  const bytes = Buffer.from(JSON.stringify(parsed.data))
  return { body: Readable.from([bytes]), length: String(bytes.length), encoding: undefined }
}
