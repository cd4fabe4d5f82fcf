import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { aTrainingJob } from './job.ts'
import { answers, JSON_TYPE, raw, says, streams, type WireFault } from './wire.ts'

/** A hostile answer's size, bytes: 50 MB. */
const HUGE = 50_000_000
const DEEP = 100_000
const ROWS_A_PIECE = 200
/** Shorter than the tests' proxy waits for an answer's head, and longer than the page hides its progress, ms. */
const SLOW_MS = 1500
const TRICKLES = 12

/** Ways to go wrong that are no HTTP status, by a name for people. */
export const WIRE_FAULTS = {
  'a slow head': async ({ response, good }) => {
    await wait(SLOW_MS)
    response.writeHead(200, JSON_TYPE).end(good)
  },
  'an answer in drips': async ({ response, good, signal }) => {
    response.writeHead(200, JSON_TYPE)
    const size = Math.ceil(good.length / TRICKLES)
    for (let at = 0; at < good.length && !signal.aborted; at += size) {
      response.write(good.slice(at, at + size))
      await wait(SLOW_MS / TRICKLES)
    }
    response.end()
  },
  'no answer at all': () => {},
  'dropped before the head': ({ socket }) => void socket.destroy(),
  'dropped within the head': raw('HTTP/1.1 200 OK\r\nContent-Ty'),
  'reset mid-body': ({ response, socket, good }) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': String(good.length) })
    response.write(good.slice(0, good.length / 2), () => socket.resetAndDestroy())
  },
  'no HTTP': raw('SSH-2.0-OpenSSH_9.2p1\r\n'),
  'a head of 100 kB': raw(`HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n{}`),
  'a switch of protocols': raw(
    'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n',
  ),
  'JSON that is cut short': (wire) => says(wire.good.slice(0, wire.good.length / 2))(wire),
  'JSON with more after it': (wire) => says(`${wire.good}{"again":true}`)(wire),
  'a web page with status 200': answers(200, '<!doctype html><h1>Log in</h1>', {
    'content-type': 'text/html',
  }),
  'JSON called plain text': (wire) =>
    answers(200, wire.good, { 'content-type': 'text/plain' })(wire),
  'no content type': (wire) => answers(200, wire.good, {})(wire),
  'an empty body': says(''),
  'no content (204)': answers(204, '', {}),
  'not modified (304)': answers(304, '', {}),
  'bytes that are no gzip': (wire) =>
    answers(200, wire.good, { ...JSON_TYPE, 'content-encoding': 'gzip' })(wire),
  'gzip that is cut short': (wire) => {
    const packed = gzipSync(wire.good)
    const half = packed.subarray(0, packed.length / 2)
    return answers(200, half, { ...JSON_TYPE, 'content-encoding': 'gzip' })(wire)
  },
  'a content length too long': (wire) => raw(head(wire.good.length + 100) + latin(wire.good))(wire),
  'a content length too short': (wire) =>
    raw(head(wire.good.length - 100) + latin(wire.good))(wire),
  'NaN for a number': (wire) => says(wire.good.replace('"priority":0', '"priority":NaN'))(wire),
  'a list that is null': says('{"training_jobs":null}'),
  'an object for the list': says('{"training_jobs":{"count":3}}'),
  'a number for the answer': says('42'),
  'lists in lists, 100,000 deep': says('['.repeat(DEEP) + ']'.repeat(DEEP)),
  'an endless text in place of a job': streams(function* () {
    yield '{"training_jobs":["'
    yield* repeated('x'.repeat(64 * 1024))
    yield '"]}'
  }),
  'an endless text in place of the list': streams(function* () {
    yield '{"message":"'
    yield* repeated('x'.repeat(64 * 1024))
    yield '"}'
  }),
  'an error of 50 MB': streams(() => repeated('x'.repeat(64 * 1024)), 500),
} satisfies Record<string, WireFault>

export type WireFaultName = keyof typeof WIRE_FAULTS

/** Oddities that are no fault: the answer is good all the same. */
export const WIRE_ODDITIES = {
  'a byte order mark': (wire) => says(`\uFEFF${wire.good}`)(wire),
  'hints before the head (103)': ({ response, good }) => {
    response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' })
    response.writeHead(200, JSON_TYPE).end(good)
  },
  'other parts before the list, 100,000 deep': (wire) =>
    says(wire.good.replace('{', `{"debug":${'['.repeat(DEEP)}${']'.repeat(DEEP)},`))(wire),
  'bytes that are no UTF-8': (wire) =>
    says(Buffer.from(latin(wire.good.replace('llama-sft', 'llama-sft\xff\xfe')), 'latin1'))(wire),
} satisfies Record<string, WireFault>

function row(id: string): string {
  return JSON.stringify(aTrainingJob({ id, name: `job-${id}` }))
}

/** A good answer of 50 MB: how many jobs it holds, and its JSON bit by bit. */
export function fiftyMegabytes(): { readonly count: number; readonly fault: WireFault } {
  const count = Math.ceil(HUGE / row('j1000000').length)
  const pieces = function* () {
    yield '{"training_jobs":['
    for (let from = 0; from < count; from += ROWS_A_PIECE) {
      const length = Math.min(ROWS_A_PIECE, count - from)
      const rows = Array.from({ length }, (_, place) => row(`j${1_000_000 + from + place}`))
      yield (from > 0 ? ',' : '') + rows.join(',')
    }
    yield ']}'
  }
  return { count, fault: streams(pieces) }
}

/** A good answer of these rows, each given as JSON. */
export function holds(rows: readonly string[]): WireFault {
  return says(`{"training_jobs":[${rows.join(',')}]}`)
}

function* repeated(piece: string): Generator<string, void> {
  for (let sent = 0; sent < HUGE; sent += piece.length) yield piece
}

/** UTF-8 as the one-byte letters that {@link raw} sends. */
function latin(text: string): string {
  return Buffer.from(text).toString('latin1')
}

function head(length: number): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`
}
