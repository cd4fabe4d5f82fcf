import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { respondsWith, JSON_TYPE, raw, sends, streams, type WireError } from '#src/demo/wire.ts'
import { aTrainingJob } from './job.ts'

/** The size of an oversized response, bytes: 50 MB. */
const HUGE = 50_000_000
const DEEP = 100_000
const ROWS_PER_CHUNK = 200
/** Shorter than the proxy's timeout in tests, longer than the page's delay before it displays progress, ms. */
const SLOW_MS = 1500
const TRICKLES = 12

/** Responses that make a search fail although no HTTP error status says so. */
export const WIRE_ERRORS = {
  'no response': () => {},
  'closed before the head': ({ socket }) => void socket.destroy(),
  'closed within the head': raw('HTTP/1.1 200 OK\r\nContent-Ty'),
  'reset mid-body': ({ response, socket, body }) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': String(body.length) })
    response.write(body.slice(0, body.length / 2), () => socket.resetAndDestroy())
  },
  'not HTTP': raw('SSH-2.0-OpenSSH_9.2p1\r\n'),
  'headers of 100 kB': raw(`HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n{}`),
  'protocol switch': raw(
    'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n',
  ),
  'truncated JSON': (wire) => sends(wire.body.slice(0, wire.body.length / 2))(wire),
  'trailing JSON': (wire) => sends(`${wire.body}{"again":true}`)(wire),
  'web page with status 200': respondsWith(200, '<!doctype html><h1>Log in</h1>', {
    'content-type': 'text/html',
  }),
  'JSON sent as plain text': (wire) =>
    respondsWith(200, wire.body, { 'content-type': 'text/plain' })(wire),
  'no content type': (wire) => respondsWith(200, wire.body, {})(wire),
  'empty body': sends(''),
  'no content (204)': respondsWith(204, '', {}),
  'not modified (304)': respondsWith(304, '', {}),
  'invalid gzip': (wire) =>
    respondsWith(200, wire.body, { ...JSON_TYPE, 'content-encoding': 'gzip' })(wire),
  'truncated gzip': (wire) => {
    const gzip = gzipSync(wire.body)
    const half = gzip.subarray(0, gzip.length / 2)
    return respondsWith(200, half, { ...JSON_TYPE, 'content-encoding': 'gzip' })(wire)
  },
  'content length too high': (wire) => raw(head(wire.body.length + 100) + latin1(wire.body))(wire),
  'content length too low': (wire) => raw(head(wire.body.length - 100) + latin1(wire.body))(wire),
  'NaN as a number': (wire) => sends(wire.body.replace('"priority":0', '"priority":NaN'))(wire),
  'null instead of the list': sends('{"training_jobs":null}'),
  'object instead of the list': sends('{"training_jobs":{"count":3}}'),
  'number instead of an object': sends('42'),
  'arrays nested 100,000 deep': sends('['.repeat(DEEP) + ']'.repeat(DEEP)),
  'endless string instead of the list': streams(function* () {
    yield '{"message":"'
    yield* repeated('x'.repeat(64 * 1024))
    yield '"}'
  }),
  'error body of 50 MB': streams(() => repeated('x'.repeat(64 * 1024)), 500),
} satisfies Record<string, WireError>

export type WireErrorName = keyof typeof WIRE_ERRORS

/** Unusual but valid responses. */
export const ODD_RESPONSES = {
  'slow head': async ({ response, body }) => {
    await wait(SLOW_MS)
    response.writeHead(200, JSON_TYPE).end(body)
  },
  'body that trickles in': async ({ response, body, signal }) => {
    response.writeHead(200, JSON_TYPE)
    const size = Math.ceil(body.length / TRICKLES)
    for (let at = 0; at < body.length && !signal.aborted; at += size) {
      response.write(body.slice(at, at + size))
      await wait(SLOW_MS / TRICKLES)
    }
    response.end()
  },
  'byte order mark': (wire) => sends(`\uFEFF${wire.body}`)(wire),
  'early hints (103)': ({ response, body }) => {
    response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' })
    response.writeHead(200, JSON_TYPE).end(body)
  },
  'another field nested 100,000 deep': (wire) =>
    sends(wire.body.replace('{', `{"debug":${'['.repeat(DEEP)}${']'.repeat(DEEP)},`))(wire),
  'bytes that are not UTF-8': (wire) => {
    const bytes = latin1(wire.body).replace('llama-sft', 'llama-sft\xff\xfe')
    return sends(Buffer.from(bytes, 'latin1'))(wire)
  },
} satisfies Record<string, WireError>

/** A valid response whose only job is 50 MB of text. */
export const ENDLESS_JOB: WireError = streams(function* () {
  yield '{"training_jobs":["'
  yield* repeated('x'.repeat(64 * 1024))
  yield '"]}'
})

function row(id: string): string {
  return JSON.stringify(aTrainingJob({ id, name: `job-${id}` }))
}

/** Returns a valid response of 50 MB, and the number of jobs in it. */
export function fiftyMegabytes(): { readonly count: number; readonly error: WireError } {
  const count = Math.ceil(HUGE / row('j1000000').length)
  const chunks = function* () {
    yield '{"training_jobs":['
    for (let from = 0; from < count; from += ROWS_PER_CHUNK) {
      const length = Math.min(ROWS_PER_CHUNK, count - from)
      const rows = Array.from({ length }, (_, index) => row(`j${1_000_000 + from + index}`))
      yield (from > 0 ? ',' : '') + rows.join(',')
    }
    yield ']}'
  }
  return { count, error: streams(chunks) }
}

/** Returns a valid response with these rows, each given as JSON. */
export function withRows(rows: readonly string[]): WireError {
  return sends(`{"training_jobs":[${rows.join(',')}]}`)
}

function* repeated(chunk: string): Generator<string, void> {
  for (let sent = 0; sent < HUGE; sent += chunk.length) yield chunk
}

/** Returns UTF-8 bytes as Latin-1 characters, which is what {@link raw} sends. */
function latin1(text: string): string {
  return Buffer.from(text).toString('latin1')
}

function head(length: number): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`
}
