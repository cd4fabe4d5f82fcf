import { countRenders, takeRenders } from '../e2e/support/renders.mjs'
import { open, poll } from './page.mjs'
import { scrollTable } from './scroll.mjs'

/**
 * @typedef {import('./page.mjs').Bench} Bench
 *
 * @typedef {object} PollCounts
 * @property {number} requests
 * @property {number} tableCommits
 * @property {number} rows rows that were there before and rendered again
 * @property {number} cells those of which a cell rendered again, not only the row's position
 * @property {number} changed rows that were there before and whose job changed
 * @property {number} needlessRows those of `rows` whose job did not change
 * @property {number} needlessCells those of `cells` whose job did not change
 *
 * @typedef {object} Counts
 * @property {number} loadRequests
 * @property {PollCounts} unchanged a poll that changed nothing
 * @property {PollCounts} changed a poll that changed 1 % of the jobs
 * @property {PollCounts} changedWithNew a poll that changed 1 % and added 3 jobs
 * @property {number} actionRequests searches sent by sorting by every column and by filtering
 * @property {number} maxRows the maximum number of rows in the table's body while it scrolls
 */

/**
 * Counts the effects of polls, sorting, filtering and scrolling on the dashboard. Uses a separate page,
 * because counting renders walks React's whole tree.
 *
 * @param {Bench} bench
 * @returns {Promise<Counts>}
 */
export async function takeCounts(bench) {
  const before = bench.sites.upstream.requests()
  const { page, close } = await open(bench, bench.sites.dashboard, { prepare: countRenders })
  const loadRequests = bench.sites.upstream.requests() - before

  // Includes jobs of earlier polls: a row may render again when its change is no longer marked.
  /** @type {Set<string>} */
  const changed = new Set()

  /**
   * @param {import('./responses.mjs').ResponseName} response
   * @param {string[]} ended
   * @returns {Promise<PollCounts>}
   */
  async function countPoll(response, ended) {
    await takeRenders(page)
    const drawn = new Set(await page.locator('tbody tr > :nth-child(4)').allTextContents())
    const { requests } = await poll(bench, page, response, { changes: ended.length > 0 })
    const { tableCommits, rows, cells } = await takeRenders(page)
    for (const id of ended) changed.add(id)
    return {
      requests,
      tableCommits,
      rows: rows.length,
      cells: cells.length,
      changed: ended.filter((id) => drawn.has(id)).length,
      needlessRows: rows.filter((id) => !changed.has(id)).length,
      needlessCells: cells.filter((id) => !changed.has(id)).length,
    }
  }

  const { endedInB, endedInC } = bench.responses
  const unchanged = await countPoll('a', [])
  const changedWithNew = await countPoll('b', endedInB)
  const changedOnly = await countPoll('c', endedInC)
  const actionRequests = await countActionRequests(bench, page)
  const { rows: maxRows } = await scrollTable(page)
  await close()
  return {
    loadRequests,
    unchanged,
    changed: changedOnly,
    changedWithNew,
    actionRequests,
    maxRows,
  }
}

/**
 * Sorts by every column except Created, whose order comes from the API, and filters by a letter.
 *
 * @param {Bench} bench
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<number>} the number of searches that this sent
 */
async function countActionRequests({ sites: { upstream }, responses }, page) {
  const before = upstream.requests()
  const headers = page.locator('thead th').filter({ has: page.getByRole('button') })
  for (const header of await headers.filter({ hasNotText: /^Created$/ }).all()) {
    await header.getByRole('button').first().click()
    await header.and(page.locator('[aria-sort$="scending"]')).waitFor()
  }
  await page.getByRole('searchbox', { name: 'Search jobs' }).fill(responses.key)
  await page.waitForURL(/[?&]q=/)
  return upstream.requests() - before
}
