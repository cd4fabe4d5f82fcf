import { SearchError } from './searchError.ts'

/**
 * Waits for a part of a response.
 *
 * @throws SearchError of kind `broken` if the connection breaks; an AbortError if `signal` cancels it
 */
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
