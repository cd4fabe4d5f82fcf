import { toQuery } from '#src/view/url.ts'

// The syntax of the text search. A word or a quoted text with a leading dash is an exclusion. Quotes around a word with
// a leading dash make it literal. A single dash is an ordinary word, and so is a word with two leading dashes, the form
// of command-line options in error messages: `--max-steps`.

// In this order: an exclusion in quotes, an exclusion of one word, a literal in quotes, any other word. An unclosed
// quote extends to the end.
const TOKENS = /-"(.*?)(?:"(?=\s|$)|$)|-([^-\s]\S*)|"("*-.*?)(?:"(?=\s|$)|$)|\S+/g

type Group = string | undefined

export interface Typed {
  readonly text: string
  /** The words to search for, in the form of `q` in the URL. */
  readonly q: string
  readonly excluded: readonly string[]
}

/**
 * Parses a search text. `caret` is the index of the caret while the user is typing; `null` afterwards. An exclusion
 * stays in the field, without effect, while the caret is in it.
 */
export function readSearch(text: string, caret: number | null): Typed {
  const excluded: string[] = []
  let searched = ''
  let end = 0
  function read(token: string, quoted: Group, word: Group, literal: Group, at: number): string {
    const between = text.slice(end, at)
    end = at + token.length
    const phrase = quoted ?? word
    const canExclude = phrase !== undefined || token === '-'
    if (canExclude && caret !== null && at < caret && caret <= end) return token
    if (phrase !== undefined && toQuery(phrase) !== '') {
      excluded.push(toQuery(phrase))
      return ''
    }
    searched += between + (literal ?? token)
    return token
  }
  const rest = text.replace(TOKENS, read)
  const q = toQuery(searched)
  if (caret === null) return { text: printSearch(q), q, excluded }
  return {
    text: excluded.length > 0 ? rest.replaceAll(/\s+/g, ' ').trimStart() : text,
    q,
    excluded,
  }
}

/** Returns a text that `readSearch` parses as `q`. */
export function printSearch(q: string): string {
  return q.replace(/(?<!\S)(?:-[^-\s]|"+-)\S*/g, '"$&"')
}
