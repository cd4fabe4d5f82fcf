/*
 * Escapes a text for a cell of a Markdown table, only where it would be markup: chat tools that don't render Markdown
 * display each escape. The rules are those of CommonMark and GFM. Markup at the start of a line (`#`, `-`, `1.`) has no
 * effect within a row, and a reference link requires a definition, which a row can't contain.
 */

const LINE_BREAK = /\s*[\r\n\u2028\u2029]\s*/g
const PIPE = /\|/g
/** A tag, a comment or an address in angle brackets. */
const TAG = /<(?=[a-z/!?]|[^\s<>]*@)/gi
const ENTITY = /&(?=#\d+;|#x[\da-f]+;|[a-z][a-z\d]*;)/gi
const LINK_TEXT_END = /\](?=\()/g
/** A backslash that would escape the next character. A line break counts, since it becomes a tag. */
const BACKSLASH = /\\(?=[!-/:-@[-`{-~\n])/g
const BACKTICKS = /`+/g
/** Emphasis and strikethrough extend from a run that can open them to a later one that can close them. */
const DELIMITERS = [/\*+/g, /_+/g, /~+/g]
const WORD = /[^ \t\n\v\f\r<]+<?/g
/** Makes GFM recognize a URL. An escape before the dot or colon prevents that. */
const ADDRESS_START = /(?<=https?|ftp):\/\/|(?<=www)\./gi
/** A quick test, since most cells have nothing to escape. */
const MARKUP = /[\\`*_~<&\]|\n]/

/** Returns a cell that renders as the text, without white space at its ends and around line breaks. */
export function markdownCell(untrimmed: string): string {
  const text = untrimmed.trim().replaceAll(LINE_BREAK, '\n')
  if (!MARKUP.test(text)) return text
  const escaped = new Set([
    ...indexesOf(text, PIPE),
    ...indexesOf(text, BACKSLASH),
    ...indexesOf(text, ENTITY),
    ...tagStarts(text),
    ...linkTextEnds(text),
    ...backticks(text),
    ...DELIMITERS.flatMap((delimiter) => delimiters(text, delimiter)),
  ])
  for (const index of brokenAddresses(text, escaped)) escaped.add(index)
  let cell = ''
  let end = 0
  for (const index of [...escaped].sort((a, b) => a - b)) {
    cell += `${text.slice(end, index)}\\`
    end = index
  }
  return (cell + text.slice(end)).replaceAll('\n', '<br>')
}

function indexesOf(text: string, pattern: RegExp): number[] {
  return Array.from(text.matchAll(pattern), ({ index }) => index)
}

function tagStarts(text: string): number[] {
  const lastEnd = Math.max(text.lastIndexOf('>'), text.lastIndexOf('\n'))
  return indexesOf(text, TAG).filter((index) => index < lastEnd)
}

function linkTextEnds(text: string): number[] {
  const firstStart = text.indexOf('[')
  const lastEnd = text.lastIndexOf(')')
  if (firstStart === -1) return []
  return indexesOf(text, LINK_TEXT_END).filter((index) => index > firstStart && index < lastEnd)
}

interface Run {
  readonly start: number
  readonly end: number
}

function runsOf(text: string, pattern: RegExp): Run[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: run }) => ({
    start: index,
    end: index + run.length,
  }))
}

function indexesIn(runs: readonly Run[]): number[] {
  return runs.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, n) => start + n))
}

/**
 * Returns all backticks if two runs of the same length enclose code: an unescaped one could pair with an escaped one.
 */
function backticks(text: string): number[] {
  const runs = runsOf(text, BACKTICKS)
  const lengths = new Set(runs.map(({ start, end }) => end - start))
  return lengths.size < runs.length ? indexesIn(runs) : []
}

function delimiters(text: string, pattern: RegExp): number[] {
  const runs = runsOf(text, pattern).map((run) => ({ ...run, ...rolesOf(text, run) }))
  const firstOpener = runs.findIndex(({ opens }) => opens)
  const lastCloser = runs.findLastIndex(({ closes }) => closes)
  if (firstOpener === -1) return []
  return indexesIn(
    runs.filter(
      ({ opens, closes }, index) =>
        (opens && index < lastCloser) || (closes && index > firstOpener),
    ),
  )
}

/** Whether a run can open or close; underscores within a word can't. */
function rolesOf(text: string, { start, end }: Run) {
  const roles = kindsBefore(text, start).flatMap((before) =>
    kindsAfter(text, end).map((after) => {
      const leftFlanking = after !== 'space' && (after === 'letter' || before !== 'letter')
      const rightFlanking = before !== 'space' && (before === 'letter' || after !== 'letter')
      if (text[start] !== '_') return { opens: leftFlanking, closes: rightFlanking }
      return {
        opens: leftFlanking && (!rightFlanking || before === 'punctuation'),
        closes: rightFlanking && (!leftFlanking || after === 'punctuation'),
      }
    }),
  )
  return {
    opens: roles.some(({ opens }) => opens),
    closes: roles.some(({ closes }) => closes),
  }
}

type Kind = 'space' | 'punctuation' | 'letter'

function kindsBefore(text: string, end: number): Kind[] {
  return kindsOf(/.$/su.exec(text.slice(Math.max(0, end - 2), end))?.[0])
}

function kindsAfter(text: string, start: number): Kind[] {
  return kindsOf(/^./su.exec(text.slice(start, start + 2))?.[0])
}

/** Returns the kinds of a character: several if versions of CommonMark or implementations differ. */
function kindsOf(character: string | undefined): Kind[] {
  if (character === undefined) return ['space']
  if (/[*_~]/.test(character)) return ['space', 'punctuation', 'letter']
  // A line break becomes a tag, which begins and ends with punctuation.
  if (character === '\n' || /[!-/:-@[-`{-~]/.test(character)) return ['punctuation']
  if (/[\t\f\p{Zs}]/u.test(character)) return ['space']
  if (/\s/.test(character)) return ['space', 'letter']
  const isPlain = character.length === 1 && /[\p{L}\p{N}]/u.test(character)
  return isPlain ? ['letter'] : ['punctuation', 'letter']
}

/** Returns the escapes that turn URLs with other escapes into plain text, since GFM would display the backslashes. */
function brokenAddresses(text: string, escaped: ReadonlySet<number>): number[] {
  const sorted = [...escaped].sort((a, b) => a - b)
  let next = 0
  return runsOf(text, WORD).flatMap(({ start, end }) => {
    let lastInWord = -1
    for (; (sorted[next] ?? end) < end; next++) lastInWord = sorted[next] ?? lastInWord
    if (lastInWord < start) return []
    return indexesOf(text.slice(start, end), ADDRESS_START)
      .map((index) => start + index)
      .filter((index) => index < lastInWord)
  })
}
