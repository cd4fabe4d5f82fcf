/** A link in a text. */
interface Link {
  /** Its first and last index in the text, the last exclusive; also the URL. */
  readonly start: number
  readonly end: number
}

/** Up to a character that URLs don't have, or that could make the URL look like another one. */
const URL_PATTERN = /\bhttps?:\/\/[^\s\p{Cc}\p{Cf}<>"'`{}|\\^]+/giu
/** The characters before the host. Names before an `@` are refused, since they could look like the host. */
const HOST = /^https?:\/\/(?:[\p{L}\p{N}]|\[[\da-f:.]+\])[^@/?#]*(?:[/?#]|$)/iu
/** The longest URL of a link, in UTF-16 units. */
const MAX_URL = 2000

/** Returns the URLs (http and https) in a text, without the punctuation after them. Takes linear time. */
export function linksIn(text: string): Link[] {
  if (!text.includes('://')) return []
  return Array.from(text.matchAll(URL_PATTERN), ({ 0: match, index }) => ({
    start: index,
    end: index + lengthOf(match),
  })).filter(({ start, end }) => {
    const url = text.slice(start, end)
    return url.length <= MAX_URL && HOST.test(url) && URL.canParse(url)
  })
}

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[' }

/** Returns the length of a URL without punctuation at its end and closing brackets that it doesn't open. */
function lengthOf(url: string): number {
  const counts: Record<string, number> = { '(': 0, ')': 0, '[': 0, ']': 0 }
  for (const character of url) {
    const count = counts[character]
    if (count !== undefined) counts[character] = count + 1
  }
  let end = url.length
  for (; end > 0; end -= 1) {
    const last = url[end - 1] ?? ''
    const opening = PAIRS[last]
    if (opening !== undefined) {
      const count = counts[last] ?? 0
      if (count <= (counts[opening] ?? 0)) break
      counts[last] = count - 1
    } else if (!/[.,;:!?*_~…]/.test(last)) {
      break
    }
  }
  return end
}
