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

/** A text with `…` for each masked part: `No node of …`. */
export function withEllipses(text: string): string {
  return textPieces(text)
    .map(({ piece }) => piece ?? '…')
    .join('')
}
