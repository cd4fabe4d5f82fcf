import { cleanMessage } from '#src/jobs/errors/cleanMessage.ts'
import { offsetsWhere } from './lineSelection.ts'
import { compilePattern } from './regexPattern.ts'

/** A request to the worker: the messages of some chunks. */
export interface MatchRequest {
  readonly pattern: string
  readonly chunks: readonly (readonly string[])[]
}

/**
 * What the worker posts: `ready` once it is loaded, then for each request the offsets of the matching messages in each
 * chunk, or `null` if the pattern can't be run.
 */
export type MatchResponse = 'ready' | readonly Uint32Array<ArrayBuffer>[] | null

/** Returns the worker's response to a request. */
export function matchMessages({ pattern, chunks }: MatchRequest): MatchResponse {
  try {
    const regex = compilePattern(pattern)
    return chunks.map((messages) =>
      offsetsWhere(messages, (message) => regex.test(cleanMessage(message))),
    )
  } catch {
    return null
  }
}
