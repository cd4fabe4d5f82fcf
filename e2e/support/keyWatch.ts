import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliDecompressSync, constants, gunzipSync } from 'node:zlib'
import type { BrowserContext, Page } from '@playwright/test'

/** Where the API key was found; empty unless it leaked. */
export type KeyLeaks = string[]

/** Larger bodies are lists of jobs, compressed. */
const MAX_BYTES = 1024 * 1024

/** Reads the headers and body of a response, and records it if it contains the key. */
export function watchResponse(
  { url = '' }: IncomingMessage,
  response: ServerResponse,
  key: string,
  leaks: KeyLeaks,
): void {
  const sent = recordBody(response)
  response.once('close', () => {
    const head = JSON.stringify(response.getHeaders())
    const texts = [head, textOf(Buffer.concat(sent), response)]
    if (texts.some((text) => text.includes(key))) leaks.push(`the response to ${url}`)
  })
}

function recordBody(response: ServerResponse): readonly Buffer[] {
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  const sent: Buffer[] = []
  const record = (chunk: unknown) => {
    if (Buffer.isBuffer(chunk)) sent.push(chunk)
    else if (typeof chunk === 'string') sent.push(Buffer.from(chunk))
  }
  response.write = (...args: unknown[]) => {
    record(args[0])
    return Boolean(Reflect.apply(write, undefined, args))
  }
  response.end = (...args: unknown[]) => {
    record(args[0])
    Reflect.apply(end, undefined, args)
    return response
  }
  return sent
}

function textOf(bytes: Buffer, response: ServerResponse): string {
  if (bytes.length > MAX_BYTES) return ''
  try {
    // A truncated body is searched as far as it goes.
    const encoding = response.getHeader('content-encoding')
    if (encoding === 'gzip') {
      return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString()
    }
    if (encoding === 'br') {
      const finishFlush = constants.BROTLI_OPERATION_FLUSH
      return brotliDecompressSync(bytes, { finishFlush }).toString()
    }
    return bytes.toString()
  } catch {
    return ''
  }
}

/** Records every URL, request and console line of the browser that contains the key. */
export function watchBrowser(context: BrowserContext, key: string, leaks: KeyLeaks) {
  const check = (where: string, text: string) => {
    if (text.includes(key)) leaks.push(where)
  }
  context.on('request', (request) => {
    check('a URL', request.url())
    check('a request’s header', JSON.stringify(request.headers()))
    check('a request’s body', request.postData() ?? '')
  })
  context.on('console', (message) => check('the console', message.text()))
}

/** Searches the open pages for the key: URL, title, history state, document, storage, cookies. */
export async function lookForKey(context: BrowserContext, key: string, leaks: KeyLeaks) {
  const pages = context.pages().filter((page) => !page.isClosed())
  const texts = await Promise.all(pages.map(stateOf))
  const cookies = JSON.stringify(await context.cookies())
  if ([...texts, cookies].some((text) => text.includes(key))) leaks.push('the page')
}

function stateOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const stored = [() => localStorage, () => sessionStorage].map((storage) => {
      try {
        return Object.entries(storage())
      } catch {
        // Blocked, or not one of our pages.
        return null
      }
    })
    const html = document.documentElement.outerHTML
    return JSON.stringify([location.href, document.title, history.state, html, stored])
  })
}
