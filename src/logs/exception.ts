import { failureIn, linesOfMessage } from '#src/jobs/errors/reason.ts'
import type { LineBuffer } from './lineBuffer.ts'
import type { LogLine } from './logLine.ts'

/** The number of lines that are parsed together. */
const BLOCK = 1000
/** The number of lines that two blocks share, so that they don't split a traceback of one line per message. */
const OVERLAP = 200

/** An exception in a log. */
export interface LoggedException {
  /** In the same form as the reason of an error message. */
  readonly reason: string
  /** The index of its line in the buffer. */
  readonly index: number
}

/**
 * Finds the last exception or crash in the loaded lines: of several nodes and of launchers, the one that caused the
 * others. Returns `null` if there is none. Yields after each step, since long logs take a while.
 */
export function* lastException(buffer: LineBuffer): Generator<void, LoggedException | null> {
  for (let end = buffer.length; end > 0; end -= BLOCK) {
    const from = Math.max(0, end - BLOCK)
    const found = exceptionIn(buffer.slice(from, Math.min(buffer.length, end + OVERLAP)))
    if (found) return { ...found, index: from + found.index }
    yield
  }
  return null
}

function exceptionIn(lines: readonly LogLine[]): LoggedException | null {
  const rows: string[] = []
  const indexes: number[] = []
  const hasNodes = new Set(lines.map(({ replica }) => replica)).size > 1
  for (const [index, { message, replica }] of lines.entries()) {
    const prefix = hasNodes && replica !== null ? prefixOf(replica) : ''
    for (const row of linesOfMessage(message)) {
      if (row.trim() === '') continue
      rows.push(prefix + row)
      indexes.push(index)
    }
  }
  const failure = failureIn(rows)
  return failure && { reason: failure.reason, index: indexes[failure.row] ?? 0 }
}

/** Returns a prefix as `kubectl logs --prefix` prints it, so that the nodes' tracebacks are parsed separately. */
function prefixOf(replica: string): string {
  return `[pod/${replica.replaceAll(/[\]\s]/g, '_').slice(0, 100)}] `
}
