import { frameTimes } from './frames.mjs'
import { median, percentile } from './median.mjs'
import { tasksBetween, traceOf } from './trace.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 *
 * @typedef {object} Work
 * @property {number} work the median processor time of the page's main thread per frame, ms
 * @property {number} workP95 ms
 * @property {number} rows the maximum number of rows in the document
 *
 * @typedef {import('./frames.mjs').FrameTimes & Work} LogScroll
 */

const FRAMES = 120
/** How long the log must be idle before it is scrolled, ms. */
const IDLE_MS = 500

/**
 * Scrolls a log from its middle: half of the frames up, then as many down. Scrolls twice, since tracing takes time: the
 * first time for the time between frames, then for the main thread's.
 *
 * @param {Page} page
 * @param {number} step px a frame
 * @returns {Promise<LogScroll>}
 */
export async function scrollLog(page, step) {
  const { deltas, rows } = await scrollFrom(page, step)
  if (rows === 0) throw new Error('The log has no rows')
  const events = await traceOf(page, () => scrollFrom(page, step))
  const work = workOfFrames(events)
  return {
    ...frameTimes(deltas),
    work: median(work),
    workP95: percentile(work, 0.95),
    rows,
  }
}

/**
 * @param {Page} page
 * @param {number} step
 */
async function scrollFrom(page, step) {
  await page.getByRole('log').evaluate((log) => {
    log.scrollTop = Math.round((log.scrollHeight - log.clientHeight) / 2)
  })
  await page.waitForTimeout(IDLE_MS)
  return page.evaluate(scroll, { step, frames: FRAMES })
}

/**
 * Returns the processor time of the main thread for each frame, ms: of the frame's own task (scroll events, rendering,
 * style, layout and paint) and of the tasks up to the next one. Other programs don't count, unlike in the frame's length.
 *
 * @param {import('./trace.mjs').TraceEvent[]} events
 */
function workOfFrames(events) {
  const frames = events.filter(({ name }) => name === 'bench:frame')
  const work = frames.map(() => 0)
  let frame = -1
  for (const { end, cpu } of tasksBetween(events, frames[0], frames.at(-1))) {
    // A frame's mark is made during its task.
    while ((frames[frame + 1]?.ts ?? Infinity) <= end) frame += 1
    work[frame] = (work[frame] ?? 0) + cpu / 1000
  }
  // As for the time between frames, the first two aren't steady scrolling. The last isn't complete.
  return work.slice(2, -1)
}

/**
 * Runs in the page: it must not use anything outside of it.
 *
 * @param {{step: number, frames: number}} options
 * @returns {Promise<{deltas: number[], rows: number}>}
 */
function scroll({ step, frames }) {
  const log = document.querySelector('[role="log"]')
  if (!log) throw new Error('The page has no log')
  const start = log.scrollTop
  /** @type {number[]} */
  const deltas = []
  let rows = 0
  return new Promise((resolve) => {
    let last = performance.now()
    let frame = 0
    requestAnimationFrame(function next(time) {
      performance.mark('bench:frame')
      // The first delta isn't a whole frame.
      if (frame > 1) deltas.push(time - last)
      last = time
      rows = Math.max(rows, log.querySelectorAll('.log-row').length)
      frame += 1
      if (frame > frames + 2) {
        resolve({ deltas, rows })
        return
      }
      const steps = frame <= frames / 2 ? -frame : frame - frames
      log.scrollTop = start + steps * step
      requestAnimationFrame(next)
    })
  })
}
