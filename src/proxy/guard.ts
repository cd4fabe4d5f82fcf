import type { IncomingHttpHeaders } from 'node:http'
import { isLoopback } from './loopback.ts'
import { isJson } from './mediaType.ts'
import { Refusal } from './refusal.ts'
import { SEARCH_TARGET } from './target.ts'

/** The largest request body, bytes. */
export const BODY_LIMIT = 64 * 1024

/**
 * Refuses a `Host` other than this machine's own names, with any port. A foreign name that leads
 * here is DNS rebinding: a stranger's page for which the proxy would be its own origin.
 */
export function refuseHost(host: string | undefined): Refusal | null {
  if (host !== undefined && isLoopback(host.replace(/:\d+$/, ''))) return null
  return new Refusal(403, 'foreign_host', 'Only localhost, 127.0.0.1 and [::1] are served here.')
}

/**
 * Decides from the head of a request to the proxy: a refusal, or null when its body may be read.
 * A query is refused with the path: the endpoint takes none.
 */
export function refuseRequest(
  method: string,
  target: string,
  headers: IncomingHttpHeaders,
): Refusal | null {
  return (
    refuseHost(headers.host) ??
    refuseTarget(target) ??
    refuseMethod(method) ??
    refuseOrigin(headers) ??
    refuseType(headers['content-type']) ??
    refuseLength(headers['content-length'])
  )
}

function refuseTarget(target: string): Refusal | null {
  if (target === SEARCH_TARGET) return null
  return new Refusal(404, 'unknown_path', `Only ${SEARCH_TARGET} is served under /api.`)
}

/** OPTIONS is refused like the others: a preflight gets no CORS header, so no other origin may call. */
function refuseMethod(method: string): Refusal | null {
  if (method === 'POST') return null
  return new Refusal(405, 'method_not_allowed', 'A search is a POST.', {
    headers: { allow: 'POST' },
  })
}

/**
 * A page of another origin is refused, and so is one of the same site: to a browser, every port of
 * localhost is the same site. `none` is a person's own doing (no page sent it). Clients that are no
 * browser send neither header.
 */
function refuseOrigin({ host = '', origin, 'sec-fetch-site': site }: IncomingHttpHeaders) {
  const own = [`http://${host}`, `https://${host}`].map((url) => url.toLowerCase())
  const originIsOwn = origin === undefined || own.includes(origin.toLowerCase())
  const siteIsOwn = site === undefined || site === 'same-origin' || site === 'none'
  if (originIsOwn && siteIsOwn) return null
  return new Refusal(403, 'foreign_origin', 'Only the dashboard’s own page may search.')
}

/** No form and no `fetch` without a preflight can send this type: the last wall against a foreign page. */
function refuseType(contentType: string | undefined): Refusal | null {
  if (isJson(contentType)) return null
  return new Refusal(415, 'not_json', 'The body must be application/json.')
}

function refuseLength(contentLength: string | undefined): Refusal | null {
  return Number(contentLength ?? 0) > BODY_LIMIT ? tooLarge() : null
}

/** The refusal of a body over the limit, whether announced or found while reading. */
export function tooLarge(): Refusal {
  return new Refusal(413, 'too_large', 'The body is larger than 64 KiB.')
}
