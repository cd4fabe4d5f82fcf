/** What an error type begins with, such as the exception's name, and the rest of its clause; empty if there is none. */
export interface TypeParts {
  readonly head: string
  readonly rest: string
}

/** The two lines of an error type: `torch.OutOfMemoryError` and `CUDA out of memory`. */
export function typeParts(type: string): TypeParts {
  const end = type.indexOf(': ')
  if (end < 1) return { head: type, rest: '' }
  return { head: type.slice(0, end), rest: type.slice(end + 2) }
}

/** A piece of a text, and where it begins; `null` for a masked part. */
export interface TextPiece {
  readonly at: number
  readonly piece: string | null
}

const MASKED = /#|<(?:url|image|path|id|address)>/g

/** A text divided at its masked parts, for display only: `No node of ` and `null` for `No node of #`. */
export function textPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let at = 0
  for (const { index, 0: mask } of text.matchAll(MASKED)) {
    if (index > at) pieces.push({ at, piece: text.slice(at, index) })
    pieces.push({ at: index, piece: null })
    at = index + mask.length
  }
  if (at < text.length) pieces.push({ at, piece: text.slice(at) })
  return pieces
}
