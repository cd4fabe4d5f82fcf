import { once } from '#src/lib/lazy.ts'

/** The max. length of a name’s end, which is always displayed, in UTF-16 code units. */
const END = 8
/** A shorter end is too little to tell names apart. */
const SHORTEST_END = 4
/** What is between the words of a name. */
const SEPARATOR = /[-_./: ]/
/** Shorter names fit wherever names are displayed. Longer ones than the longest are truncated at the end. */
const SHORTEST = 2 * END + 1
const LONGEST = 300

const PRINTABLE_ASCII = /^[ -~]+$/
/** Line breaks and other controls, marks of direction among them: what they do to a text reaches across a split. */
// oxlint-disable-next-line no-control-regex -- It is about control characters.
const CONTROL = /[\0-\x1f\x7f-\x9f\u061c\u200f\u2028-\u202e\u2066-\u2069]/
/** A text whose last letter is of a script that runs from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]\P{L}*$/u

/** Tells graphemes apart. */
export const segmenter = once(() => new Intl.Segmenter())

/**
 * Splits a name in two for an ellipsis between them: the start may be truncated, the end, of at most 8
 * UTF-16 code units, stays visible. Together they are the name. The end is empty if the name is not to
 * be split. If possible, the end begins with a word: up to a letter’s width is empty between the ellipsis and the end.
 * A split never divides a grapheme, and never changes the order in which letters are drawn.
 */
export function splitName(name: string): readonly [start: string, end: string] {
  const { length } = name
  let at = length
  const isAscii = PRINTABLE_ASCII.test(name)
  if (length >= SHORTEST && length <= LONGEST) {
    // After the first separator that leaves an end of a fitting length.
    at += Math.max(0, name.slice(-END - 1, -SHORTEST_END).search(SEPARATOR)) - END
    if (!isAscii) {
      at = CONTROL.test(name) ? length : graphemeFrom(name, at)
      // Each part is laid out from left to right, which is the whole’s order only after a left-to-right letter.
      while (RIGHT_TO_LEFT.test(name.slice(0, at)) && at < length) at = graphemeFrom(name, at + 1)
    }
  }
  return [name.slice(0, at), name.slice(at)]
}

/** Where the first grapheme begins that begins at `at` or after it; the text’s length if none does. */
export function graphemeFrom(text: string, at: number): number {
  // `undefined` at the end of the text, whatever the type says.
  const found: Intl.SegmentData | undefined = segmenter().segment(text).containing(at)
  if (!found) return text.length
  return found.index < at ? found.index + found.segment.length : at
}
