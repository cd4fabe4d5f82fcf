export interface TextPiece {
  readonly at: number
  /** `null` for a masked part. */
  readonly piece: string | null
}

const MASKED = /#|<(?:url|image|path|id|address)>/g

/** For display only: `No node of #` becomes `No node of ` and `null`. */
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

/** `No node of …`. */
export function withEllipses(text: string): string {
  return textPieces(text)
    .map(({ piece }) => piece ?? '…')
    .join('')
}
