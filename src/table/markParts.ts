/** A piece of a text, and whether it is to be marked. */
export interface Part {
  readonly text: string
  readonly marked: boolean
}

/** Cuts a text where `words`, which are in lower case, stand in it; put together the parts are the text. */
export function markParts(text: string, words: readonly string[]): Part[] {
  const lower = text.toLowerCase()
  // A few letters change their length in lower case; then nobody knows what stands where.
  if (lower.length !== text.length) return [{ text, marked: false }]
  const marks = new Uint8Array(text.length)
  for (const word of words) {
    for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, at + 1)) {
      marks.fill(1, at, at + word.length)
    }
  }
  const parts: Part[] = []
  for (let from = 0; from < text.length;) {
    const marked = marks[from] === 1
    const end = marks.indexOf(marked ? 0 : 1, from)
    const until = end === -1 ? text.length : end
    parts.push({ text: text.slice(from, until), marked })
    from = until
  }
  return parts
}

/** The parts of a stretch of the text that `parts` make up, from one index until another. */
export function partsWithin(parts: readonly Part[], from: number, until: number): Part[] {
  let at = 0
  return parts.flatMap(({ text, marked }) => {
    const start = at
    at += text.length
    const within = text.slice(Math.max(from - start, 0), Math.max(until - start, 0))
    return within ? [{ text: within, marked }] : []
  })
}
