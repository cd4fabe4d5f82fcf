import type { IncomingHttpHeaders } from 'node:http'
import { isLoopback } from './loopback.ts'
import { isJson } from './mediaType.ts'
import { Refusal } from './refusal.ts'
import { routeOf } from './routes.ts'
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
 * Checks the head of a request to the proxy: a search, or a GET of the allow-list. Returns a refusal; `null` if its
 * body can be read. A search has no query; that of a GET isn't checked here.
 */
export function refuseRequest(
  method: string,
  target: string,
  headers: IncomingHttpHeaders,
  allowedHosts: readonly string[] = [],
): Refusal | null {
  const refusal = refuseHost(headers.host, allowedHosts)
  if (refusal) return refusal
  if (target === SEARCH_TARGET) return refuseSearch(method, headers)
  return routeOf(target) ? refuseRead(method, headers) : unknownPath()
}

function refuseSearch(method: string, headers: IncomingHttpHeaders): Refusal | null {
  return (
    refuseMethod(method, 'POST') ??
    // `none` means that the user, not a page, caused the request.
    refuseOrigin(headers, ['same-origin', 'none']) ??
    refuseType(headers['content-type']) ??
    refuseLength(headers['content-length'])
  )
}

/** A link or an image can cause a GET, so only the page's own are served. */
function refuseRead(method: string, headers: IncomingHttpHeaders): Refusal | null {
  return (
    refuseMethod(method, 'GET') ??
    refuseOrigin(headers, ['same-origin']) ??
    refuseHeader(headers['x-dashboard'])
  )
}

function unknownPath(): Refusal {
  return new Refusal(404, 'unknown_path', 'The dashboard’s server has no such path under /api.')
}

/** Also refuses OPTIONS: without CORS headers for a preflight, no other origin can call. */
function refuseMethod(method: string, allowed: string): Refusal | null {
  if (method === allowed) return null
  return new Refusal(405, 'method_not_allowed', `Only ${allowed} is allowed.`, {
    headers: { allow: allowed },
  })
}

/**
 * Refuses requests from pages of other origins, even of the same site: for browsers, all ports of localhost are the
 * same site. Clients other than browsers send neither header.
 */
function refuseOrigin(
  { host = '', origin, 'sec-fetch-site': site }: IncomingHttpHeaders,
  allowedSites: readonly unknown[],
): Refusal | null {
  const own = [`http://${host}`, `https://${host}`].map((url) => url.toLowerCase())
  const originIsOwn = origin === undefined || own.includes(origin.toLowerCase())
  const siteIsOwn = site === undefined || allowedSites.includes(site)
  if (originIsOwn && siteIsOwn) return null
  return new Refusal(403, 'foreign_origin', 'Requests from other origins are not allowed.')
}

/** A page of another origin can't send this header without a preflight. */
function refuseHeader(value: IncomingHttpHeaders[string]): Refusal | null {
  if (value === '1') return null
  return new Refusal(403, 'no_page_header', 'A GET needs the header X-Dashboard: 1.')
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
