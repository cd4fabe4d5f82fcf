import { SEARCH_PATH } from '#src/contract/names.ts'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { callProxy } from './callProxy.ts'
import { readResponse, type Reading } from './reader/readResponse.ts'
import type { Result } from './result.ts'

/** Relative to the page, which can be at any path of a server. */
const SEARCH_URL = `./api${SEARCH_PATH}`

interface Search extends Reading {
  /** Whether the proxy must call the API instead of sharing the response to another viewer's search. */
  readonly fresh?: boolean
}

/**
 * Posts one search to the proxy, and reads and validates the response while it arrives. Returns `before` if
 * nothing changed.
 *
 * @throws SearchError if the response is missing, an error or unreadable; an AbortError if `signal` cancels it
 */
export async function searchTrainingJobs(
  request: SearchRequest,
  { fresh = false, ...reading }: Search,
): Promise<Result> {
  const response = await callProxy(SEARCH_URL, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(fresh && { 'cache-control': 'no-cache' }),
    },
    body: JSON.stringify(request),
    signal: reading.signal,
  })
  return readResponse(response, reading)
}
