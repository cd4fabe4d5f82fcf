import { findMarks } from '#src/jobs/markParts.ts'
import { fold } from '#src/lib/fold.ts'
import { textOfLine } from './foldLines.ts'
import type { TextQuery } from './logFilter.ts'
import { compilePattern } from './regexPattern.ts'
import type { Span, TextLine } from './terminalText.ts'

/** Returns an array with a 1 for each UTF-16 unit of a text that is marked; `null` if none is. */
export type Highlighter = (text: string) => Uint8Array | null

/** How long marking a line may take, ms, before it is turned off. */
const MAX_TIME = 8

/** Returns what marks the matches of a query in the lines that match it; `null` if nothing is marked. */
export function highlighterOf(query: TextQuery): Highlighter | null {
  if (query.kind === 'text') {
    const words = [fold(query.text)]
    return (text) => findMarks(text, words)
  }
  return query.kind === 'regex' ? regexHighlighter(query.pattern) : null
}

/**
 * Marks only the first match of a line, which takes no longer than the worker's test of the same line. Turned off if
 * that was slow.
 */
function regexHighlighter(pattern: string): Highlighter {
  const regex = compilePattern(pattern)
  let isSlow = false
  return (text) => {
    if (isSlow) return null
    const since = performance.now()
    const match = regex.exec(text)
    isSlow = performance.now() - since > MAX_TIME
    if (!match) return null
    return new Uint8Array(text.length).fill(1, match.index, match.index + match[0].length)
  }
}

/** A part of a span. */
export interface MarkedSpan extends Span {
  readonly isMarked: boolean
}

/** Splits a line's spans where marks begin and end. */
export function markLine(line: TextLine, highlighter: Highlighter | null): readonly MarkedSpan[] {
  const marks = highlighter?.(textOfLine(line)) ?? null
  const spans: MarkedSpan[] = []
  let offset = 0
  for (const span of line) {
    const end = offset + span.text.length
    for (let from = offset; from < end;) {
      const isMarked = marks?.[from] === 1
      const next = marks?.indexOf(isMarked ? 0 : 1, from) ?? -1
      const to = next === -1 ? end : Math.min(next, end)
      spans.push({ ...span, text: span.text.slice(from - offset, to - offset), isMarked })
      from = to
    }
    offset = end
  }
  return spans
}
