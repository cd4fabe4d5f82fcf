import { heapOf } from './heap.mjs'
import { open, poll, warmUpPolls } from './page.mjs'
import { longestOf, tasksBetween, traceOf } from './trace.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./page.mjs').Polling} Polling
 * @typedef {import('./site.mjs').Site} Site
 *
 * @typedef {object} HeapAndTasks
 * @property {number} heap after load, MB
 * @property {number} unchanged the longest task of a poll that changed nothing, ms
 * @property {number} changed the longest task of a poll that changed 1 %, ms
 */

/** How long after the last paint a task still counts as the poll's, ms. */
const AFTER_MS = 500

/**
 * Measures, on a separate page because tracing and garbage collection take time, the heap after load, then
 * the longest main-thread task during a poll that changed nothing and during one that changed 1 %.
 *
 * @param {Polling} bench
 * @param {Site} site
 * @returns {Promise<HeapAndTasks>}
 */
export async function takeHeapAndTasks(bench, site) {
  const { page, close } = await open(bench, site)
  const heap = await heapOf(page)
  await warmUpPolls(bench, page)
  const unchanged = await longestTask(bench, page, 'a', false)
  const changed = await longestTask(bench, page, 'b', true)
  await close()
  return { heap, unchanged, changed }
}

/**
 * @param {Polling} bench
 * @param {Page} page
 * @param {import('./responses.mjs').ResponseName} response
 * @param {boolean} changes
 * @returns {Promise<number>} ms
 */
async function longestTask(bench, page, response, changes) {
  const events = await traceOf(page, () =>
    poll(bench, page, response, { changes, quietMs: AFTER_MS }),
  )
  /** @param {string} name */
  const find = (name) => events.find((event) => event.name === name)
  // A page that fetches in a worker sends no search itself: its poll starts with the click.
  const from = find('bench:fetch') ?? find('bench:event')
  return longestOf(tasksBetween(events, from, find('bench:end')))
}
