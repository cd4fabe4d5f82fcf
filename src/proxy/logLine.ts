import { pathOf } from './target.ts'

/**
 * The log's line on one request: method, path without its query, status and whole milliseconds. All
 * but visible ASCII is escaped, so that a request cannot forge a line or steer a terminal.
 */
export function logLine(method: string, target: string, status: number, ms: number): string {
  const path = pathOf(target).replace(
    /[^\x21-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `${method} ${path} ${status} ${Math.round(ms)} ms`
}
