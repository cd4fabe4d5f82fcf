import { cleanMessage } from '#src/jobs/errors/cleanMessage.ts'
import { fold } from '#src/lib/fold.ts'
import type { LogLine } from './logLine.ts'

/** A filter of lines by values. */
export interface LineFilter {
  /** The levels of the displayed lines, with `null` for no level; `null` for all lines. */
  readonly levels: ReadonlySet<string | null> | null
  /** The nodes of the displayed lines, with `null` for no node; `null` for all lines. */
  readonly nodes: ReadonlySet<string | null> | null
  /** The text that the displayed lines contain; empty for all lines. Neither case nor accents matter. */
  readonly text: string
}

/** Returns a test for a filter. A line's text is the displayed one, without terminal sequences. */
export function filterTest({ levels, nodes, text }: LineFilter): (line: LogLine) => boolean {
  const contains = text === '' ? null : textTest(text)
  return (line) =>
    (levels === null || levels.has(line.level)) &&
    (nodes === null || nodes.has(line.replica)) &&
    (contains === null || contains(line))
}

/** Returns a test whether a line's text contains a text. Neither case nor accents matter. */
export function textTest(text: string): (line: LogLine) => boolean {
  const wanted = fold(text)
  return ({ message }) => fold(cleanMessage(message)).includes(wanted)
}
