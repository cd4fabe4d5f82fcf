import type { IncomingMessage } from 'node:http'
import { BODY_LIMIT, tooLarge } from './guard.ts'
import { Refusal } from './refusal.ts'

/**
 * Reads a request's body: at most 64 KiB, within `timeoutMs`. The rest of a refused body is received and discarded,
 * since closing the connection while the client sends would also lose the response.
 *
 * @throws Refusal 413 if the body is larger, 408 if it is late; an Error if the browser disconnects
 */
export function readBody(request: IncomingMessage, timeoutMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0

    const settle = (done: () => void) => {
      clearTimeout(timer)
      request.off('data', onData).off('end', onEnd).off('close', onClose)
      done()
    }
    const onData = (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size > BODY_LIMIT) settle(() => reject(tooLarge()))
    }
    const onEnd = () => settle(() => resolve(Buffer.concat(chunks)))
    const onClose = () =>
      settle(() => reject(new Error('The browser disconnected before its request ended')))
    const timer = setTimeout(() => settle(() => reject(tooLate())), timeoutMs)

    request.on('data', onData).on('end', onEnd).on('close', onClose)
  })
}

function tooLate(): Refusal {
  return new Refusal(408, 'body_timeout', 'The request body didn’t arrive in time.', {
    headers: { connection: 'close' },
  })
}
