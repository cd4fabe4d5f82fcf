import { once } from '#src/lib/lazy.ts'

/** In UTF-16 code units. The end is always visible. */
const MAX_END = 8
/** A shorter end doesn't distinguish names. */
const MIN_END = 4
const SEPARATOR = /[-_./: ]/
/** Shorter names fit everywhere. */
const MIN_LENGTH = 2 * MAX_END + 1
/** Longer names are truncated at their end. */
const MAX_LENGTH = 300

const PRINTABLE_ASCII = /^[ -~]+$/
/** Line breaks and other control characters, including direction marks, which affect text on both sides of a split. */
// oxlint-disable-next-line no-control-regex -- It is about control characters.
const CONTROL = /[\0-\x1f\x7f-\x9f\u061c\u200f\u2028-\u202e\u2066-\u2069]/
/** A text whose last letter is from a right-to-left script. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]\P{L}*$/u

export const segmenter = once(() => new Intl.Segmenter())

/**
 * Splits a name for truncation in the middle. The start can be truncated, and the end, of at most 8 UTF-16 code units,
 * stays visible. The end is empty if the name must not be split. If possible, the end begins with a word, because there
 * is a gap of up to a letter’s width between the ellipsis and the end. A split never divides a grapheme, and never
 * changes the visual order of letters.
 */
export function splitName(name: string): readonly [start: string, end: string] {
  const { length } = name
  let at = length
  const isAscii = PRINTABLE_ASCII.test(name)
  if (length >= MIN_LENGTH && length <= MAX_LENGTH) {
    // After the first separator that leaves an end of a valid length.
    at += Math.max(0, name.slice(-MAX_END - 1, -MIN_END).search(SEPARATOR)) - MAX_END
    if (!isAscii) {
      at = CONTROL.test(name) ? length : graphemeFrom(name, at)
      // Each part is laid out from left to right, which keeps the order only after a left-to-right letter.
      while (RIGHT_TO_LEFT.test(name.slice(0, at)) && at < length) at = graphemeFrom(name, at + 1)
    }
  }
  return [name.slice(0, at), name.slice(at)]
}

/** The text's length if there is none. */
export function graphemeFrom(text: string, at: number): number {
  // `undefined` at the end of the text, although the type excludes it.
  const found: Intl.SegmentData | undefined = segmenter().segment(text).containing(at)
  if (!found) return text.length
  return found.index < at ? found.index + found.segment.length : at
}
