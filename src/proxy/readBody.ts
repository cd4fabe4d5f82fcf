import type { IncomingMessage } from 'node:http'
import { BODY_LIMIT, tooLarge } from './guard.ts'
import { Refusal } from './refusal.ts'

/**
 * Reads a request's body, at most 64 KiB of it within `timeoutMs`. What a refused request still
 * sends flows on and is dropped: a connection closed under a sender loses the answer too.
 *
 * @throws Refusal 413 when it is larger, 408 when it is late; an Error when the browser leaves
 */
export function readBody(request: IncomingMessage, timeoutMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0

    const settle = (done: () => void) => {
      clearTimeout(timer)
      request.off('data', take).off('end', finish).off('close', lose)
      done()
    }
    const take = (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size > BODY_LIMIT) settle(() => reject(tooLarge()))
    }
    const finish = () => settle(() => resolve(Buffer.concat(chunks)))
    const lose = () => settle(() => reject(new Error('The browser left before its request ended')))
    const timer = setTimeout(() => settle(() => reject(tooLate())), timeoutMs)

    request.on('data', take).on('end', finish).on('close', lose)
  })
}

function tooLate(): Refusal {
  return new Refusal(408, 'body_timeout', 'The body did not arrive in time.', {
    headers: { connection: 'close' },
  })
}
