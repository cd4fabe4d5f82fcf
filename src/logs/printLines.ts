import { cleanMessage } from '#src/jobs/errors/cleanMessage.ts'
import { NANOS_PER_MS, type LogLine } from './logLine.ts'

/**
 * Prints a line for a file or the clipboard: `2026-03-02T10:00:00.123456789Z INFO node-0 message`, without terminal
 * sequences. The other lines of a message follow as they are.
 */
function printLine({ time, level, replica, message }: LogLine): string {
  const parts = [printTime(time), level, replica].filter((part) => part !== null)
  return `${parts.map((part) => cleanMessage(part).replaceAll('\n', ' ')).join(' ')} ${cleanMessage(message)}`
}

/** Prints a time in UTC (ISO 8601), with all nine digits after the seconds. */
export function printTime(time: bigint): string {
  const seconds = new Date(Number(time / NANOS_PER_MS)).toISOString().slice(0, -'.000Z'.length)
  return `${seconds}.${String(time % 1_000_000_000n).padStart(9, '0')}Z`
}

/** Prints lines, each with a line feed at its end. */
export function printLines(lines: readonly LogLine[]): string {
  return lines.map((line) => `${printLine(line)}\n`).join('')
}
