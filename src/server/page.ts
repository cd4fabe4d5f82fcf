import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type PageConfig, storagePrefix } from '#src/lib/pageConfig.ts'
import { acceptedEncodings } from './encodings.ts'

const META = /<meta name="config"[^>]*?(?= *\/?>)/

/**
 * Returns the page with this configuration in its `<meta name="config">`, as JSON, and with the prefix of stored
 * values for `public/start.js`, which parses no JSON.
 *
 * @throws Error if the page has no such element
 */
export function withConfig(html: string, config: PageConfig): string {
  if (!META.test(html)) throw new Error('The page has no <meta name="config">.')
  const content = escapeAttribute(JSON.stringify(config))
  const prefix = escapeAttribute(storagePrefix(config))
  return html.replace(
    META,
    () => `<meta name="config" content="${content}" data-prefix="${prefix}"`,
  )
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
}

function escapeAttribute(text: string): string {
  return text.replaceAll(/[&"'<>]/g, (character) => ENTITIES[character] ?? '')
}

/**
 * Returns a function that sends a page, compressed if the browser accepts that. Browsers revalidate the page each
 * time, and get a 304 if they have it.
 */
export function createPage(html: string) {
  const bytes = Buffer.from(html)
  const compressed = { br: brotliCompressSync(bytes), gzip: gzipSync(bytes) }
  // Weak, because all codings share it.
  const etag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`
  return (request: IncomingMessage, response: ServerResponse): void => {
    response.setHeader('etag', etag)
    response.setHeader('cache-control', 'no-cache')
    response.setHeader('vary', 'Accept-Encoding')
    if (hasTag(request.headers['if-none-match'], etag)) {
      response.writeHead(304).end()
      return
    }
    const [encoding] = acceptedEncodings(request.headers['accept-encoding']?.toString())
    const body = encoding === undefined ? bytes : compressed[encoding]
    if (encoding !== undefined) response.setHeader('content-encoding', encoding)
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': body.length,
    })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
}

/** Whether an `If-None-Match` contains a tag, which a web server in front may have made strong. */
function hasTag(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '')
    .split(',')
    .some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag))
}

const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
