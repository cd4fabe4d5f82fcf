import { isReplaced, MAX_LEFT, MAX_UP } from '#src/jobs/errors/cleanMessage.ts'
import { linksIn } from './links.ts'
import { PLAIN, styleAfter, type TextStyle } from './textStyle.ts'

/** A part of a line with one style. */
export interface Span {
  readonly text: string
  readonly style: TextStyle
  /** The URL that the part belongs to, http or https; `null` if none. */
  readonly href: string | null
}

/** A line of a message. */
export type TextLine = readonly Span[]

interface Run {
  readonly text: string
  readonly style: TextStyle
}

/** A row of the terminal, with all of its states: what was written before the cursor returned, and after. */
interface Row {
  readonly states: Run[][]
  /** Whether the cursor returned, so that states can be replaced and empty ones are removed. */
  isRewritten: boolean
}

const ESC = '\u001B'
/** The groups: a sequence's parameters and final letter, and a control character that moves the cursor. */
const CONTROL = new RegExp(
  [
    `(?:${ESC}\\[|\u009B)([0-?]*[ -/]*)([@-~]?)`,
    `(?:${ESC}[\\]PX^_]|[\u0090\u0098\u009D-\u009F])[^\\n\\v\\f\u0007${ESC}\u0080-\u009F]*(?:\u0007|\u009C|${ESC}\\\\)`,
    `${ESC}[ -/]*[0-~]?`,
    '([\\n\\v\\f\u0085\\r\\b])',
    '(?!\\t)\\p{Cc}',
  ].join('|'),
  'gu',
)
const ANY_CONTROL = /(?!\t)\p{Cc}/u

/**
 * Returns the lines of a message as a terminal displays them: colors, the last state of progress bars, and URLs as
 * links. The text is that of `cleanMessage`, so an error that a progress bar overwrites stays. All other sequences are
 * removed. Takes linear time.
 */
export function terminalLines(message: string): TextLine[] {
  if (!ANY_CONTROL.test(message)) return [lineOf([{ text: message, style: PLAIN }])]
  return writtenRows(message)
    .flatMap(lastStates)
    .map((runs) => lineOf(runs))
}

function writtenRows(message: string): Row[] {
  const screen = new Screen()
  let style = PLAIN
  let from = 0
  for (const match of message.matchAll(CONTROL)) {
    const [sequence, parameters, letter, character] = match
    screen.write(message.slice(from, match.index), style)
    from = match.index + sequence.length
    if (character !== undefined) screen.move(character)
    else if (parameters !== undefined) {
      if (letter === 'm') style = styleAfter(style, parameters)
      else moveCursor(screen, letter ?? '', parameters)
    }
  }
  screen.write(message.slice(from), style)
  return screen.rows
}

function moveCursor(screen: Screen, letter: string, parameters: string): void {
  if (letter === 'G' && /^[01]?$/.test(parameters)) screen.move('\r')
  if (!/^\d{0,3}$/.test(parameters)) return
  const count = Number(parameters) || 1
  if (letter === 'A' || letter === 'F') screen.moveUp(Math.min(count, MAX_UP))
  if (letter !== 'D') return
  for (let left = Math.min(count, MAX_LEFT); left > 0; left -= 1) screen.move('\b')
}

/** The rows of a terminal, and the cursor. */
class Screen {
  readonly rows: Row[] = []
  #at = 0
  #row = this.#enter(0)
  #state = lastOf(this.#row)

  write(text: string, style: TextStyle): void {
    if (text !== '') this.#state.push({ text, style })
  }

  /** Applies a line feed, a carriage return or a backspace. */
  move(character: string): void {
    if (character === '\b') {
      this.#row.isRewritten = true
      eraseLast(this.#state)
    } else if (character === '\r') {
      this.#row.isRewritten = true
      this.#startState()
    } else {
      this.#go(this.#at + 1)
    }
  }

  moveUp(count: number): void {
    this.#go(Math.max(0, this.#at - count))
  }

  #go(at: number): void {
    this.#at = at
    this.#row = this.#enter(at)
    this.#startState()
  }

  #enter(at: number): Row {
    const row = this.rows[at] ?? { states: [[]], isRewritten: false }
    this.rows[at] = row
    return row
  }

  #startState(): void {
    this.#state = lastOf(this.#row)
    if (this.#state.length === 0) return
    this.#state = []
    this.#row.states.push(this.#state)
  }
}

function lastOf({ states }: Row): Run[] {
  return states[states.length - 1] ?? []
}

/** Removes the last character. */
function eraseLast(runs: Run[]): void {
  const run = runs.pop()
  if (!run) return
  const text = run.text.slice(
    0,
    /[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(run.text.slice(-2)) ? -2 : -1,
  )
  if (text !== '') runs.push({ text, style: run.style })
}

const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')

/** Returns the lines of a row: the last state, and earlier ones that it doesn't replace. */
function lastStates({ states, isRewritten }: Row): (readonly Run[])[] {
  const written = states.filter((runs) => runs.length > 0)
  if (!isRewritten && written.length <= 1) return [written[0] ?? []]
  const visible = written
    .map((runs) => ({ runs, text: textOf(runs) }))
    .filter(({ text }) => text.trim() !== '')
  const lines = visible.filter(({ text }, index) => {
    const next = visible[index + 1]
    return next === undefined || !isReplaced(text, next.text)
  })
  return lines.length > 0 ? lines.map(({ runs }) => runs) : [[]]
}

/** Merges runs of the same style, and splits them where links begin and end. */
function lineOf(runs: readonly Run[]): TextLine {
  const text = textOf(runs)
  const links = linksIn(text)
  const spans: Span[] = []
  let offset = 0
  let next = 0
  for (const { text: part, style } of runs) {
    const end = offset + part.length
    while (offset < end) {
      while ((links[next]?.end ?? Infinity) <= offset) next += 1
      const link = links[next]
      const isLink = link !== undefined && link.start <= offset
      const to = Math.min(end, (isLink ? link.end : link?.start) ?? end)
      const href = isLink ? text.slice(link.start, link.end) : null
      const last = spans.at(-1)
      if (last && last.href === href && isSameStyle(last.style, style)) {
        spans[spans.length - 1] = { ...last, text: last.text + text.slice(offset, to) }
      } else {
        spans.push({ text: text.slice(offset, to), style, href })
      }
      offset = to
    }
  }
  return spans
}

function isSameStyle(a: TextStyle, b: TextStyle): boolean {
  return (
    a === b ||
    (a.color === b.color &&
      a.background === b.background &&
      a.bold === b.bold &&
      a.dim === b.dim &&
      a.italic === b.italic &&
      a.underline === b.underline &&
      a.strikethrough === b.strikethrough &&
      a.inverse === b.inverse)
  )
}
