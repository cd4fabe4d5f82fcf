import { median } from './median.mjs'
import { click, lastPaint, mark, open, poll, settle, warmUpPolls } from './page.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./page.mjs').Bench} Bench
 * @typedef {import('./site.mjs').Site} Site
 * @typedef {import('./probe.mjs').Recorded} Recorded
 *
 * @typedef {object} Times one run on one page, ms
 * @property {number} load to the first rows
 * @property {number} whole to the rows of the whole response
 * @property {Record<string, number>} sort by the column's label
 * @property {number | null} filter `null` if the page has no search field
 * @property {number} poll
 */

/** If nothing on the screen changed after this, the order is considered equal, ms. */
const EQUAL_ORDER_MS = 3000
/** How often the floor's only sort is measured per run. The dashboard has many columns to sort by. */
const FLOOR_SORTS = 3

/**
 * @param {Bench} bench
 * @param {Site} site
 * @returns {Promise<Times>}
 */
export async function takeTimes(bench, site) {
  const { page, load, whole, close } = await open(bench, site)
  const sort = site.name === 'floor' ? await sortFloor(page) : await sortColumns(page)
  const filter = await filterBy(page, () => page.keyboard.press(bench.responses.key))
  const polled = await pollChanged(bench, page)
  await close()
  return { load, whole, sort, filter, poll: polled }
}

/**
 * Measures a poll that changes 1 %, on a page that displays response `a`.
 *
 * @param {import('./page.mjs').Polling} bench
 * @param {Page} page
 * @returns {Promise<number>} ms
 */
export async function pollChanged(bench, page) {
  await warmUpPolls(bench, page)
  const { recorded } = await poll(bench, page, 'b', { changes: true })
  return since(recorded.fetch ?? recorded.event, lastPaint(recorded))
}

/** @param {Page} page */
async function sortFloor(page) {
  const header = page.locator('thead th', { hasText: 'Created' })
  // The first run of the code doesn't count, on either page.
  for (let round = 0; round < 2; round++) await sortBy(page, header)
  const times = []
  for (let round = 0; round < FLOOR_SORTS; round++) times.push(await sortBy(page, header))
  if (times.length % 2 === 1) await sortBy(page, header)
  return { Created: median(times) }
}

/**
 * Measures sorting by every column except Created, whose order comes from the API.
 *
 * @param {Page} page
 */
async function sortColumns(page) {
  const headers = page.locator('thead th')
  const created = headers.filter({ hasText: /^Created$/ })
  /** @type {Record<string, number>} */
  const times = {}
  // See `sortFloor`.
  await sortBy(page, headers.filter({ hasText: /^Updated$/ }))
  await sortBy(page, created)
  for (const header of await headers.all()) {
    const label = (await header.textContent())?.trim() ?? ''
    if (label === 'Created' || (await header.getByRole('button').count()) === 0) continue
    times[label] = await sortBy(page, header)
    await sortBy(page, created)
    if ((await created.getAttribute('aria-sort')) !== 'descending') {
      throw new Error('A click on Created did not restore the order newest first')
    }
  }
  return times
}

/**
 * Clicks a column's header. Returns the ms from the click to the last paint of new rows, or of the header's
 * mark if the order stays the same.
 *
 * @param {Page} page
 * @param {import('@playwright/test').Locator} header
 */
export async function sortBy(page, header) {
  const before = await header.getAttribute('aria-sort')
  await mark(page)
  await click(page, header.getByRole('button').first())
  const recorded = await settle(page, { timeoutMs: EQUAL_ORDER_MS })
  if ((await header.getAttribute('aria-sort')) === before) {
    throw new Error(`A click on ${await header.textContent()} did not sort`)
  }
  return since(recorded.event, lastPaint(recorded) ?? recorded.paints.at(-1)?.at)
}

/**
 * Returns the ms from a key in the search field to the last paint of new rows; `null` if the page has no such field.
 *
 * @param {Page} page
 * @param {() => Promise<void>} type types into the field, which has the focus
 */
export async function filterBy(page, type) {
  const field = page.getByRole('searchbox', { name: 'Search jobs' })
  if ((await field.count()) === 0) return null
  await field.focus()
  await settle(page, { rows: false })
  await mark(page)
  await type()
  const recorded = await settle(page)
  await mark(page)
  await field.fill('')
  await settle(page)
  return since(recorded.event, lastPaint(recorded))
}

/**
 * @param {number | null} from
 * @param {number | undefined} to
 */
function since(from, to) {
  if (from === null || to === undefined) throw new Error('No change was recorded')
  return to - from
}
