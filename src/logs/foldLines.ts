import { failureIn } from '#src/jobs/errors/reason.ts'
import type { Span } from './terminalText.ts'

/** The most lines and UTF-16 units of a message that isn't folded. */
export const MAX_LINES = 6
export const MAX_LENGTH = 2000
/** The lines of a folded message: at its beginning, and with an exception. */
export const FIRST = 4
export const FIRST_OF_FAILURE = 2
/** The most UTF-16 units of an expanded message, since browsers take long to lay out more. */
const MAX_EXPANDED = 200_000

type Line<Part extends Span> = readonly Part[]

/** A message's lines of text, some of which are hidden. */
export interface FoldedLines<Part extends Span> {
  readonly first: readonly Line<Part>[]
  /** The line with the exception of a traceback, below the button; empty if none. */
  readonly last: readonly Line<Part>[]
  /** What the button displays, `all 42 lines`; `null` if nothing is hidden. */
  readonly all: { readonly count: number; readonly unit: 'line' | 'character' } | null
}

/** Folds a long message to its first lines and, in a traceback, the line with the exception. */
export function foldLines<Part extends Span>(lines: readonly Line<Part>[]): FoldedLines<Part> {
  const length = lengthOf(lines)
  if (lines.length > MAX_LINES) {
    const failure = exceptionRow(lines)
    const first = lines.slice(0, failure < FIRST ? FIRST : FIRST_OF_FAILURE)
    const last = lines.slice(failure, failure + 1)
    return {
      first: startOf(first, MAX_LENGTH),
      last: failure < first.length ? [] : startOf(last, MAX_LENGTH),
      all: { count: lines.length, unit: 'line' },
    }
  }
  if (length <= MAX_LENGTH) return { first: lines, last: [], all: null }
  return {
    first: startOf(lines, MAX_LENGTH),
    last: [],
    all: { count: length, unit: 'character' },
  }
}

/** Returns the lines of an expanded message, and whether all are included. */
export function expandedLines<Part extends Span>(
  lines: readonly Line<Part>[],
): {
  readonly lines: readonly Line<Part>[]
  readonly isComplete: boolean
} {
  const isComplete = lengthOf(lines) <= MAX_EXPANDED
  return { lines: isComplete ? lines : startOf(lines, MAX_EXPANDED), isComplete }
}

/** Returns the index of the line with the exception; -1 if there is none. */
function exceptionRow(lines: readonly Line<Span>[]): number {
  const rows: string[] = []
  const indexes: number[] = []
  for (const [index, line] of lines.entries()) {
    const text = textOfLine(line)
    if (text.trim() === '') continue
    rows.push(text)
    indexes.push(index)
  }
  const failure = failureIn(rows)
  return failure ? (indexes[failure.row] ?? -1) : -1
}

export function textOfLine(line: Line<Span>): string {
  return line.map(({ text }) => text).join('')
}

function lengthOf(lines: readonly Line<Span>[]): number {
  return lines.reduce(
    (sum, line) => line.reduce((length, { text }) => length + text.length, sum),
    0,
  )
}

/** Returns the beginning of lines, up to a number of UTF-16 units. */
function startOf<Part extends Span>(lines: readonly Line<Part>[], max: number): Line<Part>[] {
  const result: Line<Part>[] = []
  let room = max
  for (const line of lines) {
    const spans: Part[] = []
    for (const span of line) {
      if (room <= 0) break
      const text = span.text.length > room ? `${span.text.slice(0, room)}…` : span.text
      spans.push({ ...span, text })
      room -= span.text.length
    }
    result.push(spans)
    if (room <= 0) break
  }
  return result
}
