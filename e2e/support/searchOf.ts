import type { MockApi } from '#src/demo/server.ts'

/** The body of the last search that reached the API; `null` if none. */
export function searchOf(mockApi: MockApi): unknown {
  return JSON.parse(mockApi.requests.at(-1)?.body ?? 'null')
}
