import { takeRuns } from './frames.mjs'
import { heapOf } from './heap.mjs'
import { makeLog } from './logLines.mjs'
import { scrollLog } from './logScroll.mjs'
import { lastPaint, mark, open, settle } from './page.mjs'
import { pack } from './responses.mjs'
import { longestOf, tasksBetween, traceOf } from './trace.mjs'

/**
 * Measures the log of a job: scrolling, filtering and the heap with many loaded lines.
 *
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./logScroll.mjs').LogScroll} LogScroll
 * @typedef {import('./logLines.mjs').SimulatedLog} SimulatedLog
 *
 * @typedef {Pick<import('./page.mjs').Bench, 'browser' | 'sites'> & {lines: number}} LogBench
 *
 * @typedef {object} LogRun
 * @property {number} heap after all lines are loaded, MB
 * @property {LogScroll} fast all rows are new in each frame
 * @property {LogScroll} slow three rows are
 * @property {{fast: LogScroll, slow: LogScroll}} floor the same on a page with only rows of text
 * @property {number} filter ms from a key in the text filter to the last change of the lines
 * @property {number} filterTask the longest task of the main thread until then, ms
 *
 * @typedef {object} LogCounts
 * @property {number} rows the maximum number of rows in the document
 * @property {number} requests sent while scrolling and filtering loaded lines
 * @property {number} rendered rows that rendered again in polls without new lines
 *
 * @typedef {object} LogHeap
 * @property {number} before MB
 * @property {number} after after more polls, MB
 */

/** px a frame */
const FAST = 600
const SLOW = 60
/** A letter that about half of the lines contain. */
const KEY = 'w'
/** How long after the last change a task still counts as the filter's, ms. */
const AFTER_MS = 500
const FLOOR_ROWS = 8000
/** Polls before the first measurement of the heap: see `FIRST_POLLS` in `heap.mjs`. */
const FIRST_POLLS = 30
/** Polls that add no line, during which renders are counted. */
const UNCHANGED_POLLS = 2
/** More than the time between two polls of a log, ms. */
const POLL_TIMEOUT_MS = 30_000

/**
 * @param {LogBench} bench
 * @param {'ended' | 'running'} which whether the log is read once or polled
 * @returns {Promise<{page: Page, log: SimulatedLog, close: () => Promise<void>}>}
 */
async function openLog(bench, which) {
  const log = await makeLog(bench.lines)
  const { sites } = bench
  const job = log[which]
  sites.upstream.holdLog(log)
  const { page, close } = await open(
    { ...bench, responses: { bodies: { a: pack([job]) } } },
    { ...sites.dashboard, url: `${sites.dashboard.url}&tz=utc&tab=logs&full=1&open=${job.id}` },
  )
  return { page, log, close }
}

/** @param {Page} page */
async function loadAllLines(page) {
  const beginning = page.getByText('Beginning of the log')
  const older = page.getByRole('button', { name: 'Load older lines' })
  for (;;) {
    await beginning.or(older).waitFor()
    if (await beginning.isVisible()) return
    // Not a click, which would scroll to the button.
    await older.dispatchEvent('click')
  }
}

/**
 * @param {LogBench} bench
 * @param {number} runs
 * @returns {Promise<LogRun[]>}
 */
export function measureLogs(bench, runs) {
  return takeRuns(runs, () => takeRun(bench))
}

/**
 * @param {LogBench} bench
 * @returns {Promise<LogRun>}
 */
async function takeRun(bench) {
  const { page, close } = await openLog(bench, 'ended')
  await loadAllLines(page)
  const heap = await heapOf(page)
  const fast = await scrollLog(page, FAST)
  const slow = await scrollLog(page, SLOW)
  const { filter, filterTask } = await filterByKey(page)
  await close()
  return { heap, fast, slow, floor: await scrollFloor(bench), filter, filterTask }
}

/**
 * Measures a key in the text filter twice, since tracing takes time.
 *
 * @param {Page} page
 */
async function filterByKey(page) {
  const field = page.getByRole('searchbox', { name: 'Filter lines' })
  await field.focus()
  await settle(page, { rows: false })
  const filter = await pressKey(page)
  const events = await traceOf(page, () => pressKey(page))
  /** @param {string} name */
  const find = (name) => events.find((event) => event.name === name)
  return {
    filter,
    filterTask: longestOf(tasksBetween(events, find('bench:event'), find('bench:end'))),
  }
}

/**
 * @param {Page} page
 * @returns {Promise<number>} ms from the key to the last change
 */
async function pressKey(page) {
  await mark(page)
  await page.keyboard.press(KEY)
  const recorded = await settle(page, { quietMs: AFTER_MS })
  const paintedAt = lastPaint(recorded)
  if (recorded.event === null || paintedAt === undefined) throw new Error('The filter did nothing')
  const time = paintedAt - recorded.event
  await mark(page)
  await page.keyboard.press('Backspace')
  await settle(page)
  return time
}

/** @param {LogBench} bench */
async function scrollFloor({ browser }) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const text =
    'Nov 27, 12:00:00.000 INFO node 0 step 1 | loss 2.1000 | grad norm 0.90 | 34000 tokens/s'
  const row = `<div class="log-row" style="height: 20px; font: 12px monospace; white-space: pre">${text}</div>`
  await page.setContent(
    `<section role="log" style="height: 700px; overflow: auto">${row.repeat(FLOOR_ROWS)}</section>`,
  )
  const fast = await scrollLog(page, FAST)
  const slow = await scrollLog(page, SLOW)
  await page.close()
  return { fast, slow }
}

/**
 * Takes counts that are the same in each run.
 *
 * @param {LogBench} bench
 * @returns {Promise<LogCounts>}
 */
export async function takeLogCounts(bench) {
  const { page, log, close } = await openLog(bench, 'ended')
  await loadAllLines(page)
  const before = log.requests()
  const { rows } = await scrollLog(page, FAST)
  await filterByKey(page)
  const requests = log.requests() - before
  await close()
  return { rows, requests, rendered: await countRendered(bench) }
}

/**
 * Returns the number of rows that render again in polls without new lines. React stores an element's props in it: a new
 * object in each render.
 *
 * @param {LogBench} bench
 */
async function countRendered(bench) {
  const { page, log, close } = await openLog(bench, 'running')
  await waitForPolls(page, log, 1)
  await page.evaluate(markRendered)
  await waitForPolls(page, log, UNCHANGED_POLLS)
  const rendered = await page.evaluate(countUnmarked)
  await close()
  return rendered
}

/** Runs in the page: it must not use anything outside of it. */
function markRendered() {
  for (const element of document.querySelectorAll('.log-row, .log-row *')) {
    const key = Object.keys(element).find((own) => own.startsWith('__reactProps$'))
    /** @type {unknown} */
    const props = key && Reflect.get(element, key)
    if (!props) throw new Error('React stores no props in its elements')
    Reflect.set(element, 'renderedProps', props)
  }
}

/** Runs in the page: it must not use anything outside of it. */
function countUnmarked() {
  const rows = [...document.querySelectorAll('.log-row')]
  if (rows.length === 0) throw new Error('The log has no rows')
  return rows.filter((row) =>
    [row, ...row.querySelectorAll('*')].some((element) => {
      const key = Object.keys(element).find((own) => own.startsWith('__reactProps$'))
      return !key || Reflect.get(element, key) !== Reflect.get(element, 'renderedProps')
    }),
  ).length
}

/**
 * Measures how the heap grows over polls that add lines to a full log, from whose start as many are removed.
 *
 * @param {LogBench} bench
 * @param {number} polls
 * @returns {Promise<LogHeap>}
 */
export async function logHeapOverPolls(bench, polls) {
  const { page, log, close } = await openLog(bench, 'running')
  await loadAllLines(page)
  log.start()
  await waitForPolls(page, log, FIRST_POLLS)
  const before = await heapOf(page)
  await waitForPolls(page, log, polls)
  const after = await heapOf(page)
  await close()
  return { before, after }
}

/**
 * @param {Page} page
 * @param {SimulatedLog} log
 * @param {number} count
 */
async function waitForPolls(page, log, count) {
  const end = log.polls() + count + 1
  let seen = log.polls()
  let until = performance.now() + POLL_TIMEOUT_MS
  while (log.polls() < end) {
    await page.waitForTimeout(100)
    if (log.polls() > seen) until = performance.now() + POLL_TIMEOUT_MS
    seen = log.polls()
    if (performance.now() > until) throw new Error('The log was not polled')
  }
}
