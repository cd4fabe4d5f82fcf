import { open } from './page.mjs'
import { filterBy, pollChanged, sortBy } from './times.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 *
 * @typedef {object} DirectTimes one run on one page, ms
 * @property {number} contentfulPaint from the navigation's start to the first text or image
 * @property {number} load to the first rows
 * @property {number} whole to the rows of the whole response
 * @property {number} sort by user
 * @property {number} filter by four letters
 * @property {number} poll
 */

/**
 * @param {import('./page.mjs').Polling} bench
 * @param {import('./site.mjs').Site} site
 * @returns {Promise<DirectTimes>}
 */
export async function takeDirectTimes(bench, site) {
  const { page, load, whole, close } = await open(bench, site)
  const contentfulPaint = await firstContentfulPaint(page)
  const sort = await sortByUser(page)
  const filter = await filterBy(page, () => page.keyboard.insertText(bench.responses.word))
  if (filter === null) throw new Error(`The ${site.name} has no search field`)
  const poll = await pollChanged(bench, page)
  await close()
  return { contentfulPaint, load, whole, sort, filter, poll }
}

/**
 * @param {Page} page
 * @returns {Promise<number>}
 */
async function firstContentfulPaint(page) {
  const ms = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  )
  if (ms === undefined) throw new Error('The page painted no content')
  return ms
}

/** @param {Page} page */
async function sortByUser(page) {
  const headers = page.locator('thead th')
  const user = headers.filter({ hasText: /^User$/ })
  const created = headers.filter({ hasText: /^Created$/ })
  // The first run of the code doesn't count.
  await sortBy(page, user)
  await sortBy(page, created)
  const ms = await sortBy(page, user)
  await sortBy(page, created)
  if ((await created.getAttribute('aria-sort')) !== 'descending') {
    throw new Error('A click on Created did not restore the order newest first')
  }
  return ms
}
