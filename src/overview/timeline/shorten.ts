import { graphemeFrom } from '#src/jobs/splitName.ts'

/** How many characters of a name’s end stay, if there is room for as many of its start. */
const END = 8
const PRINTABLE_ASCII = /^[ -~]+$/

/**
 * A name with an ellipsis in its middle, of at most `most` characters (UTF-16) of its own: many names
 * differ only at the end. It divides no grapheme.
 */
export function shorten(name: string, max: number): string {
  if (name.length <= max) return name
  const end = Math.min(END, Math.floor(max / 2))
  // Frame by frame, and most names are plain.
  if (PRINTABLE_ASCII.test(name)) {
    return `${name.slice(0, max - end)}…${name.slice(name.length - end)}`
  }
  const from = graphemeFrom(name, name.length - end)
  const until = graphemeUpTo(name, max - (name.length - from))
  return `${name.slice(0, until)}…${name.slice(from)}`
}

/** Where the last grapheme ends that ends at `at` or before it. */
function graphemeUpTo(text: string, at: number): number {
  let until = Math.max(at, 0)
  while (graphemeFrom(text, until) !== until) until -= 1
  return until
}
