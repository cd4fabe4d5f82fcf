import { toQuery } from '#src/view/url.ts'

// What is typed into the text search. A word with a dash in front, or a text in quotes with a dash in front,
// excludes; in quotes, a word with a dash in front is searched for. A dash alone is a word like any other, and
// so is one with two dashes, which is how errors name the options of a command: `--max-steps`.

// In this order: what excludes, in quotes or a word, and what is searched for in quotes; an open quote reaches to
// the end. Then any other word.
const TOKENS = /-"(.*?)(?:"(?=\s|$)|$)|-([^-\s]\S*)|"("*-.*?)(?:"(?=\s|$)|$)|\S+/g

type Group = string | undefined

/** What a text asks for, and what of it stays in the field. */
export interface Typed {
  readonly text: string
  /** The words to search for, as `q` of the URL has them. */
  readonly q: string
  readonly excluded: readonly string[]
}

/**
 * Reads a text. `caret` is where in it the typing goes on, as an index; null once it is done. A word that
 * would exclude counts only then, or once the caret has left it: until then it stays in the field.
 */
export function readSearch(text: string, caret: number | null): Typed {
  const excluded: string[] = []
  let searched = ''
  let end = 0
  function read(token: string, quoted: Group, word: Group, literal: Group, at: number): string {
    const between = text.slice(end, at)
    end = at + token.length
    const phrase = quoted ?? word
    const isOpen = phrase !== undefined || token === '-'
    if (isOpen && caret !== null && at < caret && caret <= end) return token
    if (phrase !== undefined && toQuery(phrase) !== '') {
      excluded.push(toQuery(phrase))
      return ''
    }
    searched += between + (literal ?? token)
    return token
  }
  const stored = text.replace(TOKENS, read)
  const q = toQuery(searched)
  if (caret === null) return { text: printSearch(q), q, excluded }
  return {
    text: excluded.length > 0 ? stored.replaceAll(/\s+/g, ' ').trimStart() : text,
    q,
    excluded,
  }
}

/** The text that `readSearch` reads as the words of `q`. */
export function printSearch(q: string): string {
  return q.replace(/(?<!\S)(?:-[^-\s]|"+-)\S*/g, '"$&"')
}
