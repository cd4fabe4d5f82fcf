import { errorTypeOf } from './errorType.ts'
import { legacyErrorTypeOf } from './legacyErrorType.ts'

/** The error types of a list of jobs, and for each job the index of its own. */
export interface ErrorTypes {
  /** The first, which is empty, is that of jobs without a message. */
  readonly types: readonly string[]
  readonly codes: Uint32Array
}

/** The part of a list’s index (`FieldIndex`) that error types are read from. */
interface MessageIndex {
  dictionary(key: 'error' | 'id'): { readonly texts: readonly string[] }
  numbers(key: 'error' | 'id', now: number): ArrayLike<number>
}

/** The error types of the jobs of an index; computed once for each index. */
export const errorTypes = typesBy(errorTypeOf)

const legacyErrorTypes = typesBy(legacyErrorTypeOf)

type TypeOf = (message: string, jobId: string) => string

function typesBy(typeOf: TypeOf): (index: MessageIndex) => ErrorTypes {
  const computed = new WeakMap<MessageIndex, ErrorTypes>()
  // The types of messages that don't name their own job, by message: they outlive a response.
  const cached = new WeakMap<object, Map<string, string>>()

  function cachedTypeOf(message: string, id: string, cache: Map<string, string>): string {
    if (message.includes(id)) return typeOf(message, id)
    const known = cache.get(message) ?? typeOf(message, id)
    cache.set(message, known)
    return known
  }

  function compute(index: MessageIndex): ErrorTypes {
    const messages = index.dictionary('error')
    const ids = index.dictionary('id')
    const cache = cached.get(messages) ?? new Map<string, string>()
    cached.set(messages, cache)
    const messageCodes = index.numbers('error', 0)
    const idCodes = index.numbers('id', 0)
    const indexes = new Map([['', 0]])
    const codes = new Uint32Array(messageCodes.length)
    for (let row = 0; row < codes.length; row++) {
      const message = messages.texts[messageCodes[row] ?? NaN]
      if (message === undefined) continue
      const type = cachedTypeOf(message, ids.texts[idCodes[row] ?? NaN] ?? '', cache)
      const position = indexes.get(type) ?? indexes.size
      indexes.set(type, position)
      codes[row] = position
    }
    return { types: [...indexes.keys()], codes }
  }

  return (index) => {
    const known = computed.get(index) ?? compute(index)
    computed.set(index, known)
    return known
  }
}

/** Error types of earlier versions, and for each job the index of its own; out of range for another. */
export interface LegacyValues {
  readonly values: readonly string[]
  readonly places: Uint32Array
}

/**
 * Of the error types that an address holds, those that no job has today, as earlier versions of the dashboard told
 * them apart; `null` if there are none.
 */
export function legacyValues(
  index: MessageIndex,
  selected: readonly string[],
): LegacyValues | null {
  const { types } = errorTypes(index)
  const unknown = selected.filter((type) => !types.includes(type))
  if (unknown.length === 0) return null
  const legacy = legacyErrorTypes(index)
  const found = unknown.filter((type) => legacy.types.includes(type))
  const placeOf = legacy.types.map((type) => found.indexOf(type))
  return { values: found, places: legacy.codes.map((code) => placeOf[code] ?? -1) }
}
