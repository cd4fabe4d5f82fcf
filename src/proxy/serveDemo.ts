import { createReadStream, existsSync, readdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { DEMO_HEADERS } from './securityHeaders.ts'

/** Where the demo is served. */
const DEMO_PATH = '/demo/'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** The files of the demo's build by the path that each is served at. */
export type DemoFiles = ReadonlyMap<string, string>

/** The files in the folder of the demo's build; `null` if it isn't built. */
export function demoFiles(folder: string): DemoFiles | null {
  if (!existsSync(path.join(folder, 'index.html'))) return null
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return new Map(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name)
      return [DEMO_PATH + path.relative(folder, file).replaceAll(path.sep, '/'), file]
    }),
  )
}

/**
 * Serves the demo below `/demo/`, and leaves everything else to `next`. A request names one of the files that
 * were there at the start, so that no path leads out of the folder.
 */
export function serveDemo(files: DemoFiles) {
  return (
    { method = '', url = '' }: IncomingMessage,
    response: ServerResponse,
    next: () => void,
  ): void => {
    const [target = ''] = url.split('?')
    if (`${target}/` === DEMO_PATH) {
      response.writeHead(302, { location: DEMO_PATH }).end()
      return
    }
    const file = files.get(target === DEMO_PATH ? `${DEMO_PATH}index.html` : target)
    if (file === undefined || (method !== 'GET' && method !== 'HEAD')) {
      next()
      return
    }
    response.setHeaders(new Map(Object.entries(DEMO_HEADERS)))
    response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream')
    response.setHeader('cache-control', 'no-cache')
    if (method === 'HEAD') response.end()
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response)
  }
}
