/** Lines of a long message that stay visible. A traceback ends with the exception, so most are its last. */
const FIRST_LINES = 38
const LAST_LINES = 150
/** Fewer lines than these are not worth a fold. */
const FEWEST_FOLDED = 12
/** The most characters (UTF-16) of each: more of them keep the browser busy for seconds. */
const FIRST_LENGTH = 15_000
const LAST_LENGTH = 35_000
/** The most characters of what is folded, which is laid out only when it opens; fewer of a line that has to be broken. */
const MIDDLE_LENGTH = 400_000
const MIDDLE_LINE_LENGTH = 100_000

/** An amount of text. */
export interface Amount {
  readonly count: number
  readonly unit: 'line' | 'character'
}

/** A message as it is displayed: `first`, `middle`, what is omitted, and `last`. */
export interface FoldedMessage {
  readonly first: string
  /** What is folded; `null` if `first` is the whole message. */
  readonly middle: { readonly text: string; readonly amount: Amount } | null
  /** What is left out after the middle; `null` if nothing is. */
  readonly omitted: Amount | null
  readonly last: string
}

/**
 * Folds all of a long message but its first and last lines; of very long lines, all but the first and last
 * characters. The line breaks between the parts belong to none of them.
 */
export function foldMessage(message: string): FoldedMessage {
  // No list of lines: a message can have a million.
  const text = message.trimEnd()
  const unfolded = { first: text, middle: null, omitted: null, last: '' }
  const mostLines = FIRST_LINES + LAST_LINES + FEWEST_FOLDED
  if (text.length <= FIRST_LENGTH + LAST_LENGTH && countLines(text) <= mostLines) return unfolded

  const firstEnd = endOfFirst(text)
  const lastStart = startOfLast(text)
  const from = afterBreak(text, firstEnd)
  const until = text[lastStart - 1] === '\n' ? lastStart - 1 : lastStart
  if (until <= from) return unfolded
  const end = until - from > MIDDLE_LENGTH ? endOfMiddle(text, from) : until
  return {
    first: text.slice(0, firstEnd),
    middle: { text: text.slice(from, end), amount: amountOf(text, from, end) },
    omitted: end < until ? amountOf(text, afterBreak(text, end), until) : null,
    last: text.slice(lastStart),
  }
}

/** Where the first lines end: at a line break, or within a line that is too long. */
function endOfFirst(text: string): number {
  let end = -1
  for (let line = 0; line < FIRST_LINES; line++) {
    const next = text.indexOf('\n', end + 1)
    if (next === -1 || next > FIRST_LENGTH) break
    end = next
  }
  return end === -1 ? betweenCharacters(text, FIRST_LENGTH) : end
}

/** Where the last lines start: after a line break, or within a line that is too long. */
function startOfLast(text: string): number {
  let start = text.length + 1
  for (let line = 0; line < LAST_LINES; line++) {
    const next = text.lastIndexOf('\n', start - 2) + 1
    if (text.length - next > LAST_LENGTH) break
    start = next
  }
  return start > text.length ? betweenCharacters(text, text.length - LAST_LENGTH) : start
}

function endOfMiddle(text: string, from: number): number {
  const end = text.lastIndexOf('\n', from + MIDDLE_LENGTH)
  return end > from ? end : betweenCharacters(text, from + MIDDLE_LINE_LENGTH)
}

const afterBreak = (text: string, at: number) => (text[at] === '\n' ? at + 1 : at)

/** The index, or the one before it where it would divide a character. */
function betweenCharacters(text: string, at: number): number {
  return (text.codePointAt(at - 1) ?? 0) > 0xff_ff ? at - 1 : at
}

/** How much there is between two indexes, in lines if both are at line breaks. */
function amountOf(text: string, from: number, until: number): Amount {
  return text[from - 1] === '\n' && text[until] === '\n'
    ? { count: countLines(text, from, until), unit: 'line' }
    : { count: until - from, unit: 'character' }
}

function countLines(text: string, from = 0, until = text.length): number {
  let lines = 1
  for (
    let at = text.indexOf('\n', from);
    at !== -1 && at < until;
    at = text.indexOf('\n', at + 1)
  ) {
    lines += 1
  }
  return lines
}
