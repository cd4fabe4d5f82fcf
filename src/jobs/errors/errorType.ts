import { exceptionIn } from './exceptionName.ts'
import { plainExitIn, spellExit } from './exitCodes.ts'
import { reasonOf } from './reason.ts'

/** In UTF-16 units. */
const MAX_TYPE = 200

type Mask = readonly [RegExp, string]

const URLS: readonly Mask[] = [[/\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s'"<>)\]`]+/gi, '<url>']]

const NAMED_IMAGES: readonly Mask[] = [
  [
    /\b(images?:?\s+(?:named\s+|is\s+)?["'`]?)(?=[\w.-]*[:/@]\w)[\w.-]+(?::\d+(?=\/))?(?:\/[\w.-]+)*(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?/gi,
    '$1<image>',
  ],
]

/** Images with a tag or digest, then quoted, absolute and relative paths, except fractions and units such as `it/s`. */
const PATHS: readonly Mask[] = [
  [
    /(?<![\w./-])[\w-]+(?:\.[\w-]+)*(?::\d+(?=\/))?(?:\/[\w.-]+)+(?:@sha256:[0-9a-f]+|:(?!\d+(?![\w.-]))[A-Za-z0-9][\w.-]*(?:@sha256:[0-9a-f]+)?)/g,
    '<image>',
  ],
  [/(["'`])(?:~|\.{1,2}|[A-Za-z]:)?[/\\][^"'`\n]*\1/g, '$1<path>$1'],
  [/(?<![\w<.~/-])(?:~|\.{1,2})?(?:\/[\w.@+=~-]+)+\/?(?::\d+)*/g, '<path>'],
  [/\b[A-Za-z]:\\[^\s"']+/g, '<path>'],
  [/(?<![\w./-])(?:[\w.@+=-]+\/){2,}[\w.@+=-]*(?::\d+)*/g, '<path>'],
  [
    /(?<![\w./-])(?=[\w.-]*[A-Za-z])[\w.@+=-]+\/(?=\w*[-_.\d])[A-Za-z][\w.@+=-]*(?::\d+)*/g,
    '<path>',
  ],
]

const IDS: readonly Mask[] = [
  [/\bsha256:[0-9a-f]+\b/g, '<id>'],
  // A UUID, or a digest with at least one digit, without which it could be a word.
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '<id>'],
  [/\b(?=[a-f]*\d)[0-9a-f]{12,}\b/gi, '<id>'],
  [/\b0x[0-9a-f]+\b/gi, '<address>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '<address>'],
  [/(?<![\w:])(?=[0-9a-f]*:[0-9a-f:]*:)[0-9a-f:]{4,39}(?![\w:])/gi, '<address>'],
  // A pod of a Kubernetes deployment.
  [/(?<![\w-])[a-z][a-z0-9]*(?:-[a-z0-9]+)*-[a-f0-9]{8,10}-[a-z0-9]{5}(?![\w-])/g, '<id>'],
  // Baseten's IDs: seven lowercase letters and digits. If all digits are at the end, it is a word such as `float32`.
  [/(?<![\w.-])(?=[a-z]*\d+[a-z])[a-z0-9]{7}(?![\w.-])/g, '<id>'],
]

// Names of hardware such as `H100` stay; other numbers are masked.
const NUMBERS = /(?<![A-Za-z0-9])([A-Z]\d{1,3}[A-Z]*)(?!\d)|\d+(?:[.,]\d+)*/g

/** The end of a sentence or clause, or the beginning of a parenthesis, which has details. */
const CLAUSE_END = /[.!?](?=\s+["'`([<]?[A-Z\d])|;\s|\s\(/g
/** Shorter clauses aren't specific enough. */
const MIN_CLAUSE = 6

/**
 * Returns the error type of a message, which is the same for jobs that failed in the same way: the exception's class
 * and the first clause of its text, or the first clause of the reason, with paths, image names, addresses, IDs and
 * numbers masked. An exit code alone is spelled out instead of masked. At most 200 UTF-16 units; empty if the message
 * has no text.
 *
 * URLs contain these values: a change here needs a frozen copy of this function, such as `legacyErrorType.ts`.
 */
export function errorTypeOf(message: string, jobId: string): string {
  const reason = reasonOf(message)
  const exit = plainExitIn(reason)
  if (exit) return spellExit(`Exit code ${exit.code}`)
  const line = withoutId(reason.slice(0, 4 * MAX_TYPE), jobId)
  const exception = exceptionIn(line, true)
  const clause = masked(firstClause(exception ? exception.text : line))
  const type = exception ? `${exception.name}: ${clause}` : clause
  return type
    .slice(0, MAX_TYPE)
    .toWellFormed()
    .replace(/[\s.,:;!]+$/, '')
}

/** Shorter IDs could match unrelated text. */
const MIN_ID = 4

function withoutId(line: string, id: string): string {
  return id.length >= MIN_ID ? line.replaceAll(id, '<id>') : line
}

function masked(line: string): string {
  let text = line
  if (text.includes('://')) text = withMasks(text, URLS)
  if (/image/i.test(text)) text = withMasks(text, NAMED_IMAGES)
  if (/[/\\]/.test(text)) text = withMasks(text, PATHS)
  if (/\d/.test(text)) {
    text = withMasks(text, IDS).replaceAll(NUMBERS, (_, hardware?: string) => hardware ?? '#')
  }
  return text.trim()
}

function withMasks(text: string, masks: readonly Mask[]): string {
  return masks.reduce((result, [pattern, mask]) => result.replace(pattern, mask), text)
}

function firstClause(text: string): string {
  for (const { index } of text.matchAll(CLAUSE_END)) {
    if (index >= MIN_CLAUSE) return text.slice(0, index)
  }
  return text
}
