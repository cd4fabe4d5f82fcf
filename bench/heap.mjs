import * as z from 'zod'
import { open, poll } from './page.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('@playwright/test').CDPSession} CDPSession
 * @typedef {import('./page.mjs').Bench} Bench
 */

/**
 * Polls before the first look, so that what is made once is there. V8 goes on compiling what runs often:
 * of the 0.8 MB that the heap gained from the 5th to the 105th poll, heap snapshots showed 0.7 to be machine
 * code, most of it of the first 25, and the rest the browser's record of what this benchmark did.
 */
const FIRST_POLLS = 30
/** Longer than a changed job is marked in the table, ms. */
const MARKED_MS = 6000
const BYTES_A_MB = 1_000_000
const COLLECT = 'HeapProfiler.collectGarbage'
const USAGE = 'Runtime.getHeapUsage'

/** Bytes. */
const heapUsage = z.object({ usedSize: z.number(), backingStorageSize: z.optional(z.number()) })
const workerMessage = z.object({ id: z.optional(z.number()), result: z.optional(z.unknown()) })

/**
 * The JavaScript heap of a page and its workers after garbage collection, with the array buffers
 * that they hold, MB.
 *
 * @param {Page} page
 * @returns {Promise<number>}
 */
export async function heapOf(page) {
  const session = await page.context().newCDPSession(page)
  const workers = await attachWorkers(session)
  let bytes = 0
  for (const send of [session.send.bind(session), ...workers]) bytes += await usageOf(send)
  await session.detach()
  return bytes / BYTES_A_MB
}

/**
 * @param {(method: typeof COLLECT | typeof USAGE) => Promise<unknown>} send
 * @returns {Promise<number>} bytes
 */
async function usageOf(send) {
  await send(COLLECT)
  await send(COLLECT)
  const { usedSize, backingStorageSize = 0 } = heapUsage.parse(await send(USAGE))
  return usedSize + backingStorageSize
}

/**
 * A way to ask each dedicated worker of the page.
 *
 * @param {CDPSession} session
 */
async function attachWorkers(session) {
  /** @type {string[]} */
  const ids = []
  /** @type {Map<number, (result: unknown) => void>} */
  const asked = new Map()
  let last = 0
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') ids.push(sessionId)
  })
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = workerMessage.parse(JSON.parse(message))
    if (id !== undefined) asked.get(id)?.(result)
  })
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  })
  return ids.map(
    (sessionId) =>
      /** @param {string} method */
      (method) =>
        new Promise((resolve, reject) => {
          last += 1
          asked.set(last, resolve)
          const message = JSON.stringify({ id: last, method })
          session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
        }),
  )
}

/**
 * How the dashboard's heap grows over many polls, changed and unchanged ones in turn.
 *
 * @param {Bench} bench
 * @param {number} polls
 * @returns {Promise<{before: number, after: number}>} MB
 */
export async function heapOverPolls(bench, polls) {
  const { page, close } = await open(bench, bench.sites.dashboard)
  /** @type {import('./answers.mjs').AnswerName} */
  let shown = 'a'
  /** @param {number} count */
  async function pollTimes(count) {
    for (let round = 0; round < count; round++) {
      const changes = round % 3 !== 2
      if (changes) shown = shown === 'a' ? 'b' : 'a'
      await poll(bench, page, shown, { changes })
    }
  }
  /** The heap with the first answer, and nothing of the polls before it that is still of use. */
  async function look() {
    if (shown !== 'a') await poll(bench, page, 'a', { changes: true })
    shown = 'a'
    await poll(bench, page, 'a', { changes: false })
    await page.waitForTimeout(MARKED_MS)
    return heapOf(page)
  }
  await pollTimes(FIRST_POLLS)
  const before = await look()
  await pollTimes(polls)
  const after = await look()
  await close()
  return { before, after }
}
