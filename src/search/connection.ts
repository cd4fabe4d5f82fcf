import { SearchError } from './searchError.ts'

/** Throws a SearchError of kind `broken` if the connection breaks, and an AbortError if `signal` cancels it. */
export async function orBroken<Value>(
  reading: Promise<Value>,
  signal: AbortSignal,
): Promise<Value> {
  try {
    return await reading
  } catch (cause) {
    signal.throwIfAborted()
    throw new SearchError('broken', 'The response ended early.', { cause })
  }
}
