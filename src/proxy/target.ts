import { posix } from 'node:path'
import { SEARCH_PATH } from '#src/contract/names.ts'

/** The one request target that the proxy forwards. */
export const SEARCH_TARGET = `/api${SEARCH_PATH}`

/** A request target without its query or fragment. */
export function pathOf(target: string): string {
  return target.replace(/[?#].*$/s, '')
}

/**
 * Whether the proxy answers this request target instead of Vite: all that any server could read as
 * a path under `/api` (other case, encoded letters, doubled slashes, backslashes, dot segments), and
 * every target that is no path, such as `http://host/path`.
 */
export function isProxyTarget(target: string): boolean {
  if (!target.startsWith('/')) return true
  const path = pathOf(target)
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replaceAll('\\', '/')
    .toLowerCase()
  return [path, posix.normalize(path)].some((reading) => /^\/+api(?:\/|$)/.test(reading))
}
