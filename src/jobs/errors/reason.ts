import { cleanMessage } from './cleanMessage.ts'
import { exceptionIn } from './exceptionName.ts'
import { spellExit } from './exitCodes.ts'
import { readLogLine } from './logPrefix.ts'
import { ReasonFinder } from './reasonFinder.ts'

const MAX_REASON = 1000
/** The maximum length of the parsed beginning and end of a long message, in UTF-16 units. */
const MAX_HALF = 100_000

/**
 * Returns the reason in an error message, on one line of at most 1,000 UTF-16 units: the exception that ended the job,
 * the most informative line if there is no exception, or else the first line with text. Prefixes of launchers and
 * loggers are removed, and exit codes spelled out. Empty if the message has no text.
 */
export function reasonOf(message: string): string {
  const text = unescaped(cleanMessage(partOf(message)).trim())
  return spelled(best(text.split('\n')))
}

function spelled(text: string): string {
  const reason = text.slice(0, MAX_REASON)
  return spellExit(/\s\s|[^\S ]/.test(reason) ? reason.replaceAll(/\s+/g, ' ') : reason)
}

/** Returns a message's lines, cleaned; those in the middle of a long message are omitted. */
export function linesOfMessage(message: string): string[] {
  return unescaped(cleanMessage(partOf(message)).trimEnd()).split('\n')
}

/** An exception or crash in the lines of a log. */
export interface Failure {
  /** As returned by {@link reasonOf}. */
  readonly reason: string
  /** The index of its line. */
  readonly row: number
}

/** Returns the exception or crash that is the reason of a failure, in cleaned lines with text; `null` if none. */
export function failureIn(lines: readonly string[]): Failure | null {
  const finder = finderOf(lines)
  const failure = finder.failure()
  return failure && { reason: spelled(failure.text), row: failure.row }
}

function partOf(message: string): string {
  if (message.length <= 2 * MAX_HALF) return message
  return `${message.slice(0, MAX_HALF)}\n${message.slice(-MAX_HALF)}`
}

/** Lines that need more parsing than removing their prefixes. */
const NOT_PLAIN = /panicked|what\(\)|Exception in|Unhandled|Uncaught|terminate called/

/** Splits a traceback on one line, as printed by `repr`. */
function unescaped(text: string): string {
  return text.includes('\\n  File "') && !text.includes('\n') ? text.replaceAll('\\n', '\n') : text
}

function best(lines: readonly string[]): string {
  const [only] = lines
  if (lines.length === 1 && only !== undefined && !NOT_PLAIN.test(only)) {
    // Most messages are an exception, which has no prefix.
    return exceptionIn(only, false) ? only : readLogLine(only, false).text.trim()
  }
  return finderOf(lines.filter((line) => line.trim() !== '')).best()
}

function finderOf(lines: readonly string[]): ReasonFinder {
  const numbered = lines.filter((line) => /^ *\d{1,4}: /.test(line)).length > 1
  const finder = new ReasonFinder()
  for (const line of lines) finder.add(readLogLine(line.slice(0, 2 * MAX_REASON), numbered))
  return finder
}
