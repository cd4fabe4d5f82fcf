import type { StandIn } from '../../src/demo/server.ts'

/** The body of the last search that reached the API. */
export function searchOf(standIn: StandIn): unknown {
  return JSON.parse(standIn.requests.at(-1)?.body ?? 'null')
}
