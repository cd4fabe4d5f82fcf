import { findMarks } from '#src/jobs/markParts.ts'
import { fold } from '#src/lib/fold.ts'
import { textOfLine } from './foldLines.ts'
import type { TextQuery } from './logFilter.ts'
import { compilePattern } from './regexPattern.ts'
import type { Span, TextLine } from './terminalText.ts'

/** Returns an array with a 1 for each UTF-16 unit of a message that is marked; `null` if none is. */
export type Highlighter = (text: string) => Uint8Array | null

/**
 * Returns what marks the matches of a query in the messages that match it; `null` if nothing is marked. Of a regular
 * expression, it marks only the first match, which takes no longer than the worker's test of the same message. Other
 * messages could take years.
 */
export function highlighterOf(query: TextQuery): Highlighter | null {
  if (query.kind === 'text') {
    const words = [fold(query.text)]
    return (text) => findMarks(text, words)
  }
  if (query.kind !== 'regex') return null
  const regex = compilePattern(query.pattern)
  return (text) => {
    const match = regex.exec(text)
    if (!match) return null
    return new Uint8Array(text.length).fill(1, match.index, match.index + match[0].length)
  }
}

/** A part of a span. */
export interface MarkedSpan extends Span {
  readonly isMarked: boolean
}

/** Splits the spans of a message's lines where marks begin and end. */
export function markLines(
  lines: readonly TextLine[],
  highlighter: Highlighter | null,
): readonly (readonly MarkedSpan[])[] {
  const marks = highlighter?.(lines.map(textOfLine).join('\n')) ?? null
  let offset = 0
  return lines.map((line) => {
    const spans: MarkedSpan[] = []
    for (const span of line) {
      const end = offset + span.text.length
      for (let from = offset; from < end;) {
        const isMarked = marks?.[from] === 1
        const next = marks?.indexOf(isMarked ? 0 : 1, from) ?? -1
        const to = next === -1 ? end : Math.min(next, end)
        const start = end - span.text.length
        spans.push({ ...span, text: span.text.slice(from - start, to - start), isMarked })
        from = to
      }
      offset = end
    }
    // The line feed.
    offset += 1
    return spans
  })
}
