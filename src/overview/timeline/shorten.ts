import { graphemeFrom } from '#src/jobs/splitName.ts'

/** How many characters of a name's end to keep, if its start has room for as many. */
const END = 8
const PRINTABLE_ASCII = /^[ -~]+$/

/** To `max` UTF-16 units, in the middle, because many names differ only at the end. Doesn't split graphemes. */
export function shorten(name: string, max: number): string {
  if (name.length <= max) return name
  const end = Math.min(END, Math.floor(max / 2))
  // This runs for each frame, and most names are ASCII.
  if (PRINTABLE_ASCII.test(name)) {
    return `${name.slice(0, max - end)}…${name.slice(name.length - end)}`
  }
  const from = graphemeFrom(name, name.length - end)
  const until = graphemeUpTo(name, max - (name.length - from))
  return `${name.slice(0, until)}…${name.slice(from)}`
}

/** Returns the end of the last grapheme that ends at or before `at`. */
function graphemeUpTo(text: string, at: number): number {
  let until = Math.max(at, 0)
  while (graphemeFrom(text, until) !== until) until -= 1
  return until
}
