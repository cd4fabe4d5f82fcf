import { expect, type Page, type Request } from '@playwright/test'

/** After this many turns of the event loop, effects that were caused by effects have run too. */
const TURNS = 5

const inFlight = new WeakMap<Page, Set<Request>>()

export function trackRequests(page: Page): void {
  const requests = new Set<Request>()
  inFlight.set(page, requests)
  page.on('request', (request) => requests.add(request))
  page.on('requestfinished', (request) => requests.delete(request))
  page.on('requestfailed', (request) => requests.delete(request))
}

/**
 * Waits until the page has received every response it is waiting for and has acted on them. Works
 * with a fake clock too. Doesn't wait for timers: run those with `page.clock`.
 */
export async function settle(page: Page): Promise<void> {
  await expect(async () => {
    await takeTurns(page)
    expect(inFlight.get(page)?.size ?? 0, 'requests in flight').toBe(0)
    await takeTurns(page)
    expect(inFlight.get(page)?.size ?? 0, 'requests in flight').toBe(0)
  }).toPass({ intervals: [10, 20, 50] })
}

/** Lets the page run the tasks that are already queued, and those that they queue. */
async function takeTurns(page: Page): Promise<void> {
  await page.evaluate(async (turns) => {
    // A message is a task that no fake clock delays. React queues its own work the same way.
    // oxlint-disable-next-line consistent-function-scoping -- this function runs in the page
    const turn = () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', resolve, { once: true })
        port1.start()
        port2.postMessage(null)
      })
    // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
    for (let count = 0; count < turns; count += 1) await turn()
  }, TURNS)
}
