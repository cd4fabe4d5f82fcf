/** The lines of a long message that stay visible. Most are at the end, since a traceback ends with the exception. */
const FIRST_LINES = 38
const LAST_LINES = 150
const MIN_FOLDED_LINES = 12
/** The maximum length of these lines, UTF-16 code units. More would keep the browser busy for seconds. */
const FIRST_LENGTH = 15_000
const LAST_LENGTH = 35_000
/** The maximum length of the collapsed part, which has no layout until it opens, and of a single line in it. */
const MIDDLE_LENGTH = 400_000
const MIDDLE_LINE_LENGTH = 100_000

export interface Amount {
  readonly count: number
  readonly unit: 'line' | 'character'
}

export interface CollapsedMessage {
  readonly first: string
  /** The collapsed part; `null` if `first` is the whole message. */
  readonly middle: { readonly text: string; readonly amount: Amount } | null
  readonly omitted: Amount | null
  readonly last: string
}

/**
 * Collapses a long message except for its first and last lines, or characters if the lines are very long. The parts
 * don't include the line breaks between them.
 */
export function collapseMessage(message: string): CollapsedMessage {
  // Not split into lines, since a message can have a million.
  const text = message.trimEnd()
  const expanded = { first: text, middle: null, omitted: null, last: '' }
  const maxLines = FIRST_LINES + LAST_LINES + MIN_FOLDED_LINES
  if (text.length <= FIRST_LENGTH + LAST_LENGTH && countLines(text) <= maxLines) return expanded

  const firstEnd = endOfFirst(text)
  const lastStart = startOfLast(text)
  const from = afterBreak(text, firstEnd)
  const until = text[lastStart - 1] === '\n' ? lastStart - 1 : lastStart
  if (until <= from) return expanded
  const end = until - from > MIDDLE_LENGTH ? endOfMiddle(text, from) : until
  return {
    first: text.slice(0, firstEnd),
    middle: { text: text.slice(from, end), amount: amountOf(text, from, end) },
    omitted: end < until ? amountOf(text, afterBreak(text, end), until) : null,
    last: text.slice(lastStart),
  }
}

/** Returns the end of the first lines: at a line break, or within a line that is too long. */
function endOfFirst(text: string): number {
  let end = -1
  for (let line = 0; line < FIRST_LINES; line++) {
    const next = text.indexOf('\n', end + 1)
    if (next === -1 || next > FIRST_LENGTH) break
    end = next
  }
  return end === -1 ? betweenCharacters(text, FIRST_LENGTH) : end
}

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

/** Returns `at`, or the index before it if `at` would split a surrogate pair. */
function betweenCharacters(text: string, at: number): number {
  return (text.codePointAt(at - 1) ?? 0) > 0xff_ff ? at - 1 : at
}

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
