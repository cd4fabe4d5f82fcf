import type { IncomingHttpHeaders } from 'node:http'
import { isLoopback } from './loopback.ts'
import { isJson } from './mediaType.ts'
import { Refusal } from './refusal.ts'
import { SEARCH_TARGET } from './target.ts'

/** The maximum size of a request body, bytes. */
export const BODY_LIMIT = 64 * 1024

/** How long a client can take to send the head of a request, ms. */
export const HEAD_MS = 10_000

/**
 * Refuses a `Host` other than this machine's own names and the allowed ones (in lower case), with any port. A foreign
 * name that resolves to this machine is DNS rebinding: to another site's page, the proxy would have the same origin.
 */
export function refuseHost(
  host: string | undefined,
  allowedHosts: readonly string[] = [],
): Refusal | null {
  const name = host?.replace(/:\d+$/, '')
  if (name !== undefined && (isLoopback(name) || allowedHosts.includes(name.toLowerCase()))) {
    return null
  }
  return new Refusal(
    403,
    'foreign_host',
    'This host name isn’t allowed. Add it with --allowed-host or ALLOWED_HOSTS, then restart the dashboard.',
  )
}

/**
 * Checks the head of a request to the proxy. Returns a refusal; `null` if its body can be read. A target with a
 * query string is refused, since the endpoint has none.
 */
export function refuseRequest(
  method: string,
  target: string,
  headers: IncomingHttpHeaders,
  allowedHosts: readonly string[] = [],
): Refusal | null {
  return (
    refuseHost(headers.host, allowedHosts) ??
    refuseTarget(target) ??
    refuseMethod(method) ??
    refuseOrigin(headers) ??
    refuseType(headers['content-type']) ??
    refuseLength(headers['content-length'])
  )
}

function refuseTarget(target: string): Refusal | null {
  if (target === SEARCH_TARGET) return null
  return new Refusal(404, 'unknown_path', `The only path under /api is ${SEARCH_TARGET}.`)
}

/** Also refuses OPTIONS: without CORS headers for a preflight, no other origin can call. */
function refuseMethod(method: string): Refusal | null {
  if (method === 'POST') return null
  return new Refusal(405, 'method_not_allowed', 'Only POST is allowed.', {
    headers: { allow: 'POST' },
  })
}

/**
 * Refuses requests from pages of other origins, even of the same site: for browsers, all ports of localhost are the
 * same site. `none` means that the user, not a page, caused the request. Other clients send neither header.
 */
function refuseOrigin({ host = '', origin, 'sec-fetch-site': site }: IncomingHttpHeaders) {
  const own = [`http://${host}`, `https://${host}`].map((url) => url.toLowerCase())
  const originIsOwn = origin === undefined || own.includes(origin.toLowerCase())
  const siteIsOwn = site === undefined || site === 'same-origin' || site === 'none'
  if (originIsOwn && siteIsOwn) return null
  return new Refusal(403, 'foreign_origin', 'Requests from other origins are not allowed.')
}

/** Forms, and `fetch` without a preflight, can't send this type: the last defense against pages of other origins. */
function refuseType(contentType: string | undefined): Refusal | null {
  if (isJson(contentType)) return null
  return new Refusal(415, 'not_json', 'Content-Type must be application/json.')
}

function refuseLength(contentLength: string | undefined): Refusal | null {
  return Number(contentLength ?? 0) > BODY_LIMIT ? tooLarge() : null
}

/** Returns the refusal of a body over the limit, by its `Content-Length` or while reading. */
export function tooLarge(): Refusal {
  return new Refusal(413, 'too_large', 'The request body is larger than 64 KiB.')
}
