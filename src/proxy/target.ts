import { posix } from 'node:path'
import { SEARCH_PATH } from '#src/contract/names.ts'

/** The request target of the search, the only POST that the proxy forwards. */
export const SEARCH_TARGET = `/api${SEARCH_PATH}`

/** Returns a request target without its query and fragment. */
export function pathOf(target: string): string {
  return target.replace(/[?#].*$/s, '')
}

/**
 * Whether the proxy, not Vite, responds to this request target. It does for every target that a server could
 * interpret as a path under `/api` (other case, encoded letters, double slashes, backslashes, dot segments), and for
 * every target that isn't a path, such as `http://host/path`.
 */
export function isProxyTarget(target: string): boolean {
  if (!target.startsWith('/')) return true
  const path = pathOf(target)
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replaceAll('\\', '/')
    .toLowerCase()
  return [path, posix.normalize(path)].some((variant) => /^\/+api(?:\/|$)/.test(variant))
}
