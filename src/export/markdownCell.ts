/*
 * A text as a cell of a Markdown table, escaped only where it would be markup: chat tools that take the text
 * as it is show each escape. The rules are those of CommonMark and GFM. What is markup only at the start of a
 * line (`#`, `-`, `1.`) isn't in a row, and a link by reference needs a definition, which a row can't hold.
 */

const LINE_BREAK = /\s*[\r\n\u2028\u2029]\s*/g
const PIPE = /\|/g
/** A tag, a comment or an address in angle brackets. */
const TAG = /<(?=[a-z/!?]|[^\s<>]*@)/gi
const ENTITY = /&(?=#\d+;|#x[\da-f]+;|[a-z][a-z\d]*;)/gi
/** The end of a link's text. */
const LINK_TEXT_END = /\](?=\()/g
/** A backslash that would escape what follows: a line break becomes a tag. */
const BACKSLASH = /\\(?=[!-/:-@[-`{-~\n])/g
const BACKTICKS = /`+/g
/** Each is emphasis or struck text between a run that can open it and a later one that can close it. */
const DELIMITERS = [/\*+/g, /_+/g, /~+/g]
/** The longest text that GFM may take for an address. */
const WORD = /[^ \t\n\v\f\r<]+<?/g
/** What makes GFM take it for one; an escape before the dot or colon prevents that. */
const ADDRESS_START = /(?<=https?|ftp):\/\/|(?<=www)\./gi
/** Most cells have nothing to escape. */
const MARKUP = /[\\`*_~<&\]|\n]/

/** Returns a cell that renders as the text, without the white space at its ends and around line breaks. */
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

/** All backticks if two runs of the same length enclose code; an escaped run is one of single backticks. */
function backticks(text: string): number[] {
  const runs = runsOf(text, BACKTICKS)
  const lengths = new Set(runs.map(({ start, end }) => end - start))
  return lengths.size < runs.length ? indexesIn(runs) : []
}

/** The delimiters of the runs that have a partner. */
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

/** What a character next to a run is; `letter` is any other. */
type Kind = 'space' | 'punctuation' | 'letter'

function kindsBefore(text: string, end: number): Kind[] {
  return kindsOf(/.$/su.exec(text.slice(Math.max(0, end - 2), end))?.[0])
}

function kindsAfter(text: string, start: number): Kind[] {
  return kindsOf(/^./su.exec(text.slice(start, start + 2))?.[0])
}

/** What a character counts as: more than one kind where versions of CommonMark or programs differ. */
function kindsOf(character: string | undefined): Kind[] {
  if (character === undefined) return ['space']
  if (/[*_~]/.test(character)) return ['space', 'punctuation', 'letter']
  // Next to the tag that it becomes.
  if (character === '\n' || /[!-/:-@[-`{-~]/.test(character)) return ['punctuation']
  if (/[\t\f\p{Zs}]/u.test(character)) return ['space']
  if (/\s/.test(character)) return ['space', 'letter']
  const isPlain = character.length === 1 && /[\p{L}\p{N}]/u.test(character)
  return isPlain ? ['letter'] : ['punctuation', 'letter']
}

/** In what GFM takes for an address, backslashes would be visible: one that needs any is made plain text. */
function brokenAddresses(text: string, escaped: ReadonlySet<number>): number[] {
  const last = [...escaped].sort((a, b) => a - b)
  let next = 0
  return runsOf(text, WORD).flatMap(({ start, end }) => {
    let lastInWord = -1
    for (; (last[next] ?? end) < end; next++) lastInWord = last[next] ?? lastInWord
    if (lastInWord < start) return []
    return indexesOf(text.slice(start, end), ADDRESS_START)
      .map((index) => start + index)
      .filter((index) => index < lastInWord)
  })
}
