/** The first part of an error type, such as the exception's name, and the rest; empty if there is none. */
export interface TypeParts {
  readonly head: string
  readonly rest: string
}

/** `torch.OutOfMemoryError` and `CUDA out of memory`. */
export function typeParts(type: string): TypeParts {
  const end = type.indexOf(': ')
  if (end < 1) return { head: type, rest: '' }
  return { head: type.slice(0, end), rest: type.slice(end + 2) }
}
