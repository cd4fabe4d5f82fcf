import { installProbe } from './probe.mjs'
import { stopRecording } from './stopRecording.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./probe.mjs').Seen} Seen
 * @typedef {import('./site.mjs').Site} Site
 * @typedef {import('./answers.mjs').AnswerName} AnswerName
 *
 * @typedef {object} Bench what all measurements of one size stand on
 * @property {import('@playwright/test').Browser} browser
 * @property {import('./site.mjs').Sites} sites
 * @property {import('./answers.mjs').Answers} answers
 * @property {number} jobs
 */

/** How long the rows must stand still after the last change, ms. */
const QUIET_MS = 400
/** The longest that anything may take, ms. */
const TIMEOUT_MS = 120_000

/**
 * Opens a site in a new tab, in a process of its own, and waits for its first rows and for quiet.
 *
 * @param {Bench} bench
 * @param {Site} site
 * @param {{prepare?: (page: Page) => Promise<void>}} [options]
 * @returns {Promise<{page: Page, load: number, whole: number, close: () => Promise<void>}>} ms from the
 * navigation's start to the first rows painted, and to those of the whole answer
 */
export async function open({ browser, sites, answers }, site, { prepare } = {}) {
  sites.upstream.hold(answers.bodies.a)
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.addInitScript(installProbe)
  await prepare?.(page)
  // The first page of an origin starts a process, which is not the page's to answer for.
  await page.goto(new URL('/api', site.url).href)
  await stopRecording(page)
  await page.goto(site.url, { waitUntil: 'commit' })
  const seen = await settle(page)
  const first = seen.paints.find((paint) => paint.rows)
  if (!first || seen.whole === null) throw new Error(`The ${site.name} drew no rows`)
  return { page, load: first.at, whole: seen.whole, close: () => context.close() }
}

/**
 * Forgets what happened so far on the page.
 *
 * @param {Page} page
 */
export function mark(page) {
  return page.evaluate(() => window.bench.mark())
}

/**
 * Waits until the rows have changed (unless `rows` is false) and then stand still.
 *
 * @param {Page} page
 * @param {Partial<import('./probe.mjs').Wait>} [wait]
 * @returns {Promise<Seen>}
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
 * When the last change of the rows was painted, ms on the page's clock; undefined for none.
 *
 * @param {Seen} seen
 */
export function lastPaint({ paints }) {
  return paints.filter(({ rows }) => rows).at(-1)?.at
}

/**
 * Clicks with the mouse where an element is, without Playwright's waits in between.
 *
 * @param {Page} page
 * @param {import('@playwright/test').Locator} target
 */
export async function click(page, target) {
  // A header cell needs its whole width in view. The floor's page is wider than the window and
  // scrolls as a whole, so that its button can be out of view, too.
  await target.evaluate((element) => {
    const inline = element.closest('table') ? 'center' : 'nearest'
    element.scrollIntoView({ block: 'nearest', inline })
  })
  const box = await target.boundingBox()
  if (!box) throw new Error(`${String(target)} is not on the screen`)
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}

/**
 * Holds an answer and has the page poll once.
 *
 * @param {Bench} bench
 * @param {Page} page
 * @param {AnswerName} answer
 * @param {{changes: boolean, quietMs?: number}} options whether the rows will change
 * @returns {Promise<{seen: Seen, requests: number}>}
 */
export async function poll({ sites: { upstream }, answers, jobs }, page, answer, options) {
  const { changes, quietMs = QUIET_MS } = options
  const before = upstream.requests()
  const answered = upstream.answered()
  upstream.hold(answers.bodies[answer])
  await mark(page)
  await click(page, page.getByRole('button', { name: 'Refresh now' }))
  await until(() => upstream.answered() > answered, 'The page did not poll')
  // Where nothing will be seen to change, the page still needs time to find that out.
  if (!changes) await page.waitForTimeout(500 + jobs / 50)
  const seen = await settle(page, { quietMs, rows: changes })
  if (seen.timedOut) throw new Error('The poll changed no row')
  return { seen, requests: upstream.requests() - before }
}

/**
 * Polls there and back: the code of a page that has been open for a while has run before.
 *
 * @param {Bench} bench
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
