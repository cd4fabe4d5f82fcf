import { segmenter } from '#src/jobs/splitName.ts'
import { fold, isAscii } from '#src/lib/fold.ts'

/** A piece of a text, and whether it is to be marked. */
export interface Part {
  readonly text: string
  readonly marked: boolean
}

/**
 * Returns a 1 for each UTF-16 unit of a text where one of `words`, which are folded, is found in it. Graphemes
 * are marked as a whole: all of `ß` for an `s`.
 */
export function findMarks(text: string, words: readonly string[]): Uint8Array {
  const marks = new Uint8Array(text.length)
  const folded = fold(text)
  // Most texts hold none of the words, or are ASCII, where every unit stays where it is.
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

/** For each unit of a text's folded form, the grapheme that it comes from: folding changes nothing across them. */
function foldedUnits(text: string): Intl.SegmentData[] {
  return [...segmenter().segment(text)].flatMap((grapheme) =>
    fold(grapheme.segment)
      .split('')
      .map(() => grapheme),
  )
}

/** Cuts a text into the stretches that are marked and those that aren't; `marks` are those of its units. */
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
