import { fold, isAscii } from '#src/lib/fold.ts'
import { segmenter } from './splitName.ts'

export interface Part {
  readonly text: string
  readonly marked: boolean
}

/**
 * Returns an array with a 1 for each UTF-16 unit of a text that belongs to a match of one of `words`, which must be
 * folded. Graphemes are marked as a whole: all of `ß` for an `s`.
 */
export function findMarks(text: string, words: readonly string[]): Uint8Array {
  const marks = new Uint8Array(text.length)
  const folded = fold(text)
  // Computed only if needed: most texts contain none of the words, or are ASCII, where folding keeps indexes.
  let units: readonly Intl.SegmentData[] | undefined
  for (const word of words) {
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1)) {
      units ??= isAscii(text) ? [] : foldedUnits(text)
      const end = at + word.length
      const last = units[end - 1]
      marks.fill(1, units[at]?.index ?? at, last ? last.index + last.segment.length : end)
    }
  }
  return marks
}

/** Returns the source grapheme of each unit of a text's folded form: folding doesn't combine graphemes. */
function foldedUnits(text: string): Intl.SegmentData[] {
  return [...segmenter().segment(text)].flatMap((grapheme) =>
    fold(grapheme.segment)
      .split('')
      .map(() => grapheme),
  )
}

export function markParts(text: string, marks: Uint8Array): Part[] {
  const parts: Part[] = []
  for (let from = 0; from < text.length;) {
    const marked = marks[from] === 1
    const next = marks.indexOf(marked ? 0 : 1, from)
    const until = next === -1 ? text.length : next
    parts.push({ text: text.slice(from, until), marked })
    from = until
  }
  return parts
}
