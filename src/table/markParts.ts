/** A piece of a text, and whether it is to be marked. */
export interface Part {
  readonly text: string
  readonly marked: boolean
}

/**
 * Cuts a text where `words`, which are in lower case, stand in it. The parts are those from one index
 * until another; put together they are that stretch of the text.
 */
export function markParts(
  text: string,
  words: readonly string[],
  start = 0,
  end = text.length,
): Part[] {
  const lower = text.toLowerCase()
  // A few letters change their length in lower case; then nobody knows what stands where.
  if (lower.length !== text.length) return [{ text: text.slice(start, end), marked: false }]
  const marks = new Uint8Array(text.length)
  for (const word of words) {
    for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, at + 1)) {
      marks.fill(1, at, at + word.length)
    }
  }
  const parts: Part[] = []
  for (let from = start; from < end;) {
    const marked = marks[from] === 1
    const next = marks.indexOf(marked ? 0 : 1, from)
    const until = next === -1 || next > end ? end : next
    parts.push({ text: text.slice(from, until), marked })
    from = until
  }
  return parts
}
