import { searchRequestSchema, type SearchRequest } from '#src/contract/searchRequest.ts'
import { z } from '#src/contract/zod.ts'
import { Refusal } from './refusal.ts'

/**
 * Parses the body of a search request and validates it against the contract.
 *
 * @throws Refusal 400 if it isn't JSON, or if it breaks the contract, with the name of the field
 */
export function parseSearch(body: Uint8Array): SearchRequest {
  const parsed = searchRequestSchema.safeParse(parseJson(body))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = z.core.toDotPath(issue?.path ?? [])
  const message = issue?.message ?? 'Invalid input'
  throw new Refusal(400, 'invalid_request', field === '' ? message : `${field}: ${message}`)
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new Refusal(400, 'invalid_json', 'The request body isn’t valid JSON in UTF-8.')
  }
}
