import type { IncomingMessage, ServerResponse } from 'node:http'
import { constants, gunzipSync } from 'node:zlib'
import type { BrowserContext, Page } from '@playwright/test'
import type { Plugin } from 'vite'

/** Where the API key was seen; empty as long as it stayed where it belongs. */
export type Sightings = string[]

/** Larger answers are lists of jobs, packed. */
const LARGEST = 1024 * 1024

/** Reads every head and body that the server sends, and notes those that hold the key. */
export function watchAnswers(key: string, sightings: Sightings): Plugin {
  return {
    name: 'watch-answers',
    configurePreviewServer({ middlewares }) {
      middlewares.stack.unshift({
        route: '',
        handle: (request: IncomingMessage, response: ServerResponse, next: () => void) => {
          const sent = recordBody(response)
          response.once('close', () => {
            const head = JSON.stringify(response.getHeaders())
            const texts = [head, textOf(Buffer.concat(sent), response)]
            if (texts.some((text) => text.includes(key))) {
              sightings.push(`the answer to ${request.url ?? ''}`)
            }
          })
          next()
        },
      })
    },
  }
}

function recordBody(response: ServerResponse): readonly Buffer[] {
  const { write, end } = response
  const sent: Buffer[] = []
  const record = (chunk: unknown) => {
    if (Buffer.isBuffer(chunk)) sent.push(chunk)
    else if (typeof chunk === 'string') sent.push(Buffer.from(chunk))
  }
  response.write = (...args: unknown[]) => {
    record(args[0])
    return Reflect.apply(write, response, args)
  }
  response.end = (...args: unknown[]) => {
    record(args[0])
    return Reflect.apply(end, response, args)
  }
  return sent
}

function textOf(bytes: Buffer, response: ServerResponse): string {
  if (bytes.length > LARGEST) return ''
  if (response.getHeader('content-encoding') !== 'gzip') return bytes.toString()
  try {
    // What has broken off is looked through as far as it goes.
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString()
  } catch {
    return ''
  }
}

/** Notes every address, header and console line of the browser that holds the key. */
export function watchBrowser(context: BrowserContext, key: string, sightings: Sightings) {
  const look = (where: string, text: string) => {
    if (text.includes(key)) sightings.push(where)
  }
  context.on('request', (request) => {
    look('an address', request.url())
    look('a request’s header', JSON.stringify(request.headers()))
    look('a request’s body', request.postData() ?? '')
  })
  context.on('console', (message) => look('the console', message.text()))
}

/** Looks for the key in the pages that are open: address, title, document, storage, cookies. */
export async function lookForKey(context: BrowserContext, key: string, sightings: Sightings) {
  const pages = context.pages().filter((page) => !page.isClosed())
  const texts = await Promise.all(pages.map(stateOf))
  const cookies = JSON.stringify(await context.cookies())
  if ([...texts, cookies].some((text) => text.includes(key))) sightings.push('the page')
}

function stateOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const stored = ['localStorage', 'sessionStorage'].map((name) => {
      try {
        return { ...(Reflect.get(window, name) as Storage) }
      } catch {
        // Denied, or no page of ours.
        return null
      }
    })
    const html = document.documentElement.outerHTML
    return JSON.stringify([location.href, document.title, history.state, html, stored])
  })
}
