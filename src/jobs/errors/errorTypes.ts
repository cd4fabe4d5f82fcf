import { errorTypeOf } from './errorType.ts'
import { legacyErrorTypeOf } from './legacyErrorType.ts'

export interface ErrorTypes {
  /** The first is empty: jobs without a message. */
  readonly types: readonly string[]
  /** The index of each job's type. */
  readonly codes: Uint32Array
}

interface MessageIndex {
  dictionary(key: 'error' | 'id'): { readonly texts: readonly string[] }
  numbers(key: 'error' | 'id', now: number): ArrayLike<number>
}

export const errorTypes = typesBy(errorTypeOf)

const legacyErrorTypes = typesBy(legacyErrorTypeOf)

type TypeOf = (message: string, jobId: string) => string

function typesBy(typeOf: TypeOf): (index: MessageIndex) => ErrorTypes {
  const computed = new WeakMap<MessageIndex, ErrorTypes>()
  // The types by message, across responses. Messages that contain their job's ID aren't cached.
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
    const codeByType = new Map([['', 0]])
    const codes = new Uint32Array(messageCodes.length)
    for (let row = 0; row < codes.length; row++) {
      const message = messages.texts[messageCodes[row] ?? NaN]
      if (message === undefined) continue
      const type = cachedTypeOf(message, ids.texts[idCodes[row] ?? NaN] ?? '', cache)
      const code = codeByType.get(type) ?? codeByType.size
      codeByType.set(type, code)
      codes[row] = code
    }
    return { types: [...codeByType.keys()], codes }
  }

  return (index) => {
    const known = computed.get(index) ?? compute(index)
    computed.set(index, known)
    return known
  }
}

/** Error types of earlier versions, and for each job the index of its type; out of range if it isn't listed. */
export interface LegacyValues {
  readonly values: readonly string[]
  readonly indexes: Uint32Array
}

/**
 * Matches error types that no job has by today's rules by the rules of earlier versions; `null` if there are none.
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
  const indexByCode = legacy.types.map((type) => found.indexOf(type))
  return { values: found, indexes: legacy.codes.map((code) => indexByCode[code] ?? -1) }
}
