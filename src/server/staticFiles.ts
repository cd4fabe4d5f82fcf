import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'
import { acceptedEncodings } from './encodings.ts'

/** The folder of the files whose names contain a hash of their content. */
const HASHED = '/assets/'

/**
 * Returns a function that sends a file of a build, compressed if the build has it compressed and the browser accepts
 * that, and passes every path that isn't a file to `next`. Files with a hash are cached for good; browsers revalidate
 * the others.
 *
 * sirv lists the folder at the start, so no path leads out of it.
 */
export function createStaticFiles(folder: string) {
  const serve = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    extensions: [],
    setHeaders(response, path) {
      response.setHeader('cache-control', cacheControlOf(path))
      // Without this, a file that is deleted while the server runs would end the process.
      response.once('pipe', (file) => file.once('error', () => response.destroy()))
    },
  })
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    // sirv ignores weights, and fails on a range that ends before it starts.
    request.headers['accept-encoding'] = acceptedEncodings(
      request.headers['accept-encoding']?.toString(),
    ).join()
    delete request.headers.range
    serve(request, response, next)
  }
}

function cacheControlOf(path: string): string {
  return path.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache'
}
