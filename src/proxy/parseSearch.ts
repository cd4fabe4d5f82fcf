import { searchRequestSchema, type SearchRequest } from '#src/contract/searchRequest.ts'
import { z } from '#src/contract/zod.ts'
import { Refusal } from './refusal.ts'

/**
 * The search request that a body holds, checked against the contract.
 *
 * @throws Refusal 400 when it is no JSON, or breaks the contract: the message then names the field
 */
export function parseSearch(body: Uint8Array): SearchRequest {
  const checked = searchRequestSchema.safeParse(parseJson(body))
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  const field = z.core.toDotPath(issue?.path ?? [])
  const message = issue?.message ?? 'Invalid input'
  throw new Refusal(400, 'invalid_request', field === '' ? message : `${field}: ${message}`)
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new Refusal(400, 'invalid_json', 'The body is not JSON in UTF-8.')
  }
}
