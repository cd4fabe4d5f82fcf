import * as z from 'zod'
import { open, poll } from './page.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('@playwright/test').CDPSession} CDPSession
 * @typedef {import('./page.mjs').Bench} Bench
 */

/**
 * Polls before the first measurement, so that one-time allocations are included. V8 keeps compiling code
 * that runs often: of the 0.8 MB that the heap gained from the 5th to the 105th poll, heap snapshots showed
 * that 0.7 MB were machine code, most of it from the first 25 polls, and the rest the browser's record of
 * this benchmark's actions.
 */
const FIRST_POLLS = 30
/** Longer than a changed job is marked in the table, ms. */
const MARKED_MS = 6000
/** Unchanged polls before a measurement. */
const UNCHANGED_POLLS = 3
const BYTES_A_MB = 1_000_000
const COLLECT = 'HeapProfiler.collectGarbage'
const USAGE = 'Runtime.getHeapUsage'

/** In bytes. */
const heapUsage = z.object({ usedSize: z.number(), backingStorageSize: z.optional(z.number()) })
const workerMessage = z.object({ id: z.optional(z.number()), result: z.optional(z.unknown()) })

/**
 * Returns the JavaScript heap of a page and its workers after garbage collection, including their
 * array buffers, in MB.
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
 * Returns functions that send a command to each dedicated worker of the page.
 *
 * @param {CDPSession} session
 */
async function attachWorkers(session) {
  /** @type {string[]} */
  const ids = []
  /** @type {Map<number, (result: unknown) => void>} */
  const pending = new Map()
  let last = 0
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') ids.push(sessionId)
  })
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = workerMessage.parse(JSON.parse(message))
    if (id !== undefined) pending.get(id)?.(result)
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
          pending.set(last, resolve)
          const message = JSON.stringify({ id: last, method })
          session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
        }),
  )
}

/**
 * Measures how the dashboard's heap grows over many polls, both changed and unchanged ones.
 *
 * @param {Bench} bench
 * @param {number} polls
 * @returns {Promise<{before: number, after: number}>} MB
 */
export async function heapOverPolls(bench, polls) {
  const { page, close } = await open(bench, bench.sites.dashboard)
  /** @type {import('./responses.mjs').ResponseName} */
  let displayed = 'a'
  /** @param {number} count */
  async function pollTimes(count) {
    for (let round = 0; round < count; round++) {
      const changes = round % 3 !== 2
      if (changes) displayed = displayed === 'a' ? 'b' : 'a'
      await poll(bench, page, displayed, { changes })
    }
  }
  /**
   * Returns the heap with the first response, without data that is stored only temporarily after a poll. React holds
   * the previous result until the page has rendered twice more, so each measurement ends with the same polls.
   */
  async function measure() {
    if (displayed === 'a') await poll(bench, page, 'b', { changes: true })
    await poll(bench, page, 'a', { changes: true })
    displayed = 'a'
    for (let round = 0; round < UNCHANGED_POLLS; round++) {
      await poll(bench, page, 'a', { changes: false })
    }
    await page.waitForTimeout(MARKED_MS)
    return heapOf(page)
  }
  await pollTimes(FIRST_POLLS)
  const before = await measure()
  await pollTimes(polls)
  const after = await measure()
  await close()
  return { before, after }
}
