import { pathOf } from './target.ts'

/**
 * Returns the log line of a request: method, path without query, status and whole milliseconds. Everything but
 * visible ASCII is escaped, so that a request can't forge a line or control a terminal.
 */
export function logLine(method: string, target: string, status: number, ms: number): string {
  const path = pathOf(target).replace(
    /[^\x21-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `${method} ${path} ${status} ${Math.round(ms)} ms`
}
