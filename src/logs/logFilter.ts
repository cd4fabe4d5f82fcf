import type { View } from '#src/view/view.ts'
import { patternProblem } from './regexPattern.ts'

/** The filters of the displayed lines, as in the view. */
export type LogFilter = Pick<View, 'log' | 'level' | 'node'>

export const NO_FILTER: LogFilter = { log: '', level: [], node: [] }

/** Text to search for. */
export type TextQuery =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'regex'; readonly pattern: string }
  /** `problem` is for the field. */
  | { readonly kind: 'invalid'; readonly problem: string }

const NONE: TextQuery = { kind: 'none' }

/** Parses a text, or `/regex/` for a regular expression. */
export function parseQuery(input: string): TextQuery {
  const text = input.trim()
  if (text === '') return NONE
  const [, pattern] = /^\/([^]+)\/$/.exec(text) ?? []
  if (pattern === undefined) return { kind: 'text', text }
  const problem = patternProblem(pattern)
  return problem === null ? { kind: 'regex', pattern } : { kind: 'invalid', problem }
}

export function hasFilter({ log, level, node }: LogFilter): boolean {
  return log.trim() !== '' || level.length > 0 || node.length > 0
}
