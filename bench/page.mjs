import { installProbe } from './probe.mjs'
import { stopRecording } from './stopRecording.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./probe.mjs').Recorded} Recorded
 * @typedef {import('./site.mjs').Site} Site
 * @typedef {import('./responses.mjs').ResponseName} ResponseName
 *
 * @typedef {object} Bench the setup of all measurements at one size
 * @property {import('@playwright/test').Browser} browser
 * @property {import('./site.mjs').Sites} sites
 * @property {import('./responses.mjs').Responses} responses
 * @property {number} jobs
 *
 * @typedef {Pick<import('./upstream.mjs').Upstream, 'hold' | 'requests' | 'completed'>} Searched what counts
 * searches, and sends the response that is set
 *
 * @typedef {Omit<Bench, 'sites'> & {sites: {upstream: Searched}}} Polling what polls need
 *
 * @typedef {object} Opening what a page needs to load
 * @property {Bench['browser']} browser
 * @property {Polling['sites']} sites
 * @property {{bodies: Pick<Bench['responses']['bodies'], 'a'>}} responses
 */

/** The settings of every context that pages are measured in. */
export const CONTEXT = /** @type {const} */ ({
  viewport: { width: 1440, height: 900 },
  locale: 'en-US',
  reducedMotion: 'reduce',
})

/** How long the rows must stay unchanged, ms. */
const QUIET_MS = 400
/** The timeout of any measurement, ms. */
const TIMEOUT_MS = 120_000

/**
 * Opens a site in a new tab, in a process of its own, and waits for its first rows and until it is idle.
 *
 * @param {Opening} bench
 * @param {Site} site
 * @param {{prepare?: (page: Page) => Promise<void>}} [options]
 * @returns {Promise<{page: Page, load: number, whole: number, close: () => Promise<void>}>} ms from the
 * navigation's start to the first rows painted, and to those of the whole response
 */
export async function open({ browser, sites, responses }, site, { prepare } = {}) {
  sites.upstream.hold(responses.bodies.a)
  const context = await browser.newContext(CONTEXT)
  const page = await openTab(context, site, prepare)
  return { page, ...(await load(page, site)), close: () => context.close() }
}

/**
 * Opens a tab that is ready to load a site.
 *
 * @param {import('@playwright/test').BrowserContext} context
 * @param {Site} site
 * @param {(page: Page) => Promise<void>} [prepare]
 * @returns {Promise<Page>}
 */
export async function openTab(context, site, prepare) {
  const page = await context.newPage()
  await page.addInitScript(installProbe)
  await prepare?.(page)
  // The first page of an origin starts a process, which must not count as part of the page's load.
  await page.goto(new URL('/api', site.url).href)
  await stopRecording(page)
  return page
}

/**
 * Loads a site in such a tab, and waits for its first rows and until it is idle.
 *
 * @param {Page} page
 * @param {Site} site
 * @returns {Promise<{load: number, whole: number}>} as in `open`
 */
export async function load(page, site) {
  await page.goto(site.url, { waitUntil: 'commit' })
  const recorded = await settle(page)
  const first = recorded.paints.find((paint) => paint.rows)
  if (!first || recorded.whole === null) throw new Error(`The ${site.name} displayed no rows`)
  return { load: first.at, whole: recorded.whole }
}

/**
 * @param {Page} page
 */
export function mark(page) {
  return page.evaluate(() => window.bench.mark())
}

/**
 * Waits until the rows have changed (unless `rows` is false) and then stay unchanged.
 *
 * @param {Page} page
 * @param {Partial<import('./probe.mjs').Wait>} [wait]
 * @returns {Promise<Recorded>}
 */
export function settle(page, wait = {}) {
  return page.evaluate((given) => window.bench.settle(given), {
    quietMs: QUIET_MS,
    timeoutMs: TIMEOUT_MS,
    rows: true,
    ...wait,
  })
}

/**
 * Returns when the last change of the rows was painted, ms on the page's clock; `undefined` if none.
 *
 * @param {Recorded} recorded
 */
export function lastPaint({ paints }) {
  return paints.filter(({ rows }) => rows).at(-1)?.at
}

/**
 * @param {Page} page
 * @param {import('@playwright/test').Locator} target
 */
export async function click(page, target) {
  // A header cell must be in view with its whole width. The floor's page is wider than the window and
  // scrolls as a whole, so its button can be out of view too.
  await target.evaluate((element) => {
    const inline = element.closest('table') ? 'center' : 'nearest'
    element.scrollIntoView({ block: 'nearest', inline })
  })
  const box = await target.boundingBox()
  if (!box) throw new Error(`${String(target)} is not visible`)
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}

/**
 * @param {Polling} bench
 * @param {Page} page
 * @param {ResponseName} response
 * @param {{changes: boolean, quietMs?: number}} options whether the rows will change
 * @returns {Promise<{recorded: Recorded, requests: number}>}
 */
export async function poll({ sites: { upstream }, responses, jobs }, page, response, options) {
  const { changes, quietMs = QUIET_MS } = options
  const before = upstream.requests()
  const completed = upstream.completed()
  upstream.hold(responses.bodies[response])
  await mark(page)
  await click(page, page.getByRole('button', { name: 'Refresh now' }))
  await until(() => upstream.completed() > completed, 'The page did not poll')
  // If no change will be visible, the page still needs time to process the response.
  if (!changes) await page.waitForTimeout(500 + jobs / 50)
  const recorded = await settle(page, { quietMs, rows: changes })
  if (recorded.timedOut) throw new Error('The poll changed no row')
  return { recorded, requests: upstream.requests() - before }
}

/**
 * Polls to another response and back, because in a page that has been open for a while this code has run.
 *
 * @param {Polling} bench
 * @param {Page} page
 */
export async function warmUpPolls(bench, page) {
  await poll(bench, page, 'b', { changes: true })
  await poll(bench, page, 'a', { changes: true })
}

/**
 * @param {() => boolean} isTrue
 * @param {string} complaint
 */
async function until(isTrue, complaint) {
  const end = performance.now() + TIMEOUT_MS
  while (!isTrue()) {
    if (performance.now() > end) throw new Error(complaint)
    await new Promise((resolve) => {
      setTimeout(resolve, 20)
    })
  }
}
