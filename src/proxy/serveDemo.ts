import { createReadStream, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { DEMO_HEADERS } from './securityHeaders.ts'

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

/** Whether a folder contains the demo's build. */
export function isDemoBuilt(folder: string): boolean {
  return isFile(path.join(folder, 'index.html'))
}

/**
 * Serves the demo's build in `folder` below `/demo/`, even after a rebuild, and passes everything else to `next`.
 * Paths are literal, without decoding. Paths outside the folder aren't served.
 */
export function serveDemo(folder: string) {
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
    const file = fileAt(path.resolve(folder), target)
    if (file === null || (method !== 'GET' && method !== 'HEAD')) {
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

/** Returns the file for a path; `null` if the folder has none. */
function fileAt(folder: string, target: string): string | null {
  if (!target.startsWith(DEMO_PATH)) return null
  const file = path.join(folder, target.slice(DEMO_PATH.length) || 'index.html')
  return file.startsWith(folder + path.sep) && isFile(file) ? file : null
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile()
  } catch {
    // The file is missing or the path is invalid.
    return false
  }
}
