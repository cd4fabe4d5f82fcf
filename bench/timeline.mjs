import { frameTimes, openEmpty, STEPS, takeRuns } from './frames.mjs'
import { median, percentile } from './median.mjs'
import { open } from './page.mjs'

/**
 * Measures panning of the timeline: a drag of 120 steps, one per frame, there and back.
 *
 * @typedef {object} Drawing
 * @property {number} draw the median time of the page's own code per frame, ms
 * @property {number} drawP95 ms
 *
 * @typedef {import('./frames.mjs').FrameTimes & Drawing} Panned
 *
 * @typedef {object} TimelineRun
 * @property {Panned} fit with five eighths of the time in view
 * @property {Panned} close zoomed in
 * @property {Panned} floor the same drag on an empty page
 */

const STEP_PX = 8
/** How often to zoom in, by a factor of 1.6: then five eighths, or a seventh, of the time is in view. */
const ZOOMS = { fit: 1, close: 4 }

/**
 * @param {import('./page.mjs').Bench} bench
 * @param {number} runs
 * @returns {Promise<TimelineRun[]>}
 */
export function measureTimeline(bench, runs) {
  return takeRuns(runs, () => takeRun(bench))
}

/**
 * @param {import('./page.mjs').Bench} bench
 * @returns {Promise<TimelineRun>}
 */
async function takeRun(bench) {
  const { dashboard } = bench.sites
  const site = { ...dashboard, url: `${dashboard.url}&overview=timeline` }
  const { page, close } = await open(bench, site, {
    prepare: async (fresh) => {
      await fresh.addInitScript(watchFrames)
    },
  })
  const canvas = page.getByRole('application')
  await canvas.waitFor()
  const fit = await panAfter(page, ZOOMS.fit)
  const near = await panAfter(page, ZOOMS.close - ZOOMS.fit)
  await close()

  const empty = await openEmpty(bench, '<div role="application" style="height: 300px"></div>')
  await empty.evaluate(watchFrames)
  const floor = await panAfter(empty, 0)
  await empty.close()
  return { fit, close: near, floor }
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {number} zooms how often to zoom in first
 * @returns {Promise<Panned>}
 */
async function panAfter(page, zooms) {
  for (let zoom = 0; zoom < zooms; zoom++) {
    await page.getByRole('button', { name: 'Zoom in' }).click()
  }
  await page.waitForTimeout(400)
  const { deltas, draws } = await page.evaluate(pan, { steps: STEPS, px: STEP_PX })
  return {
    ...frameTimes(deltas),
    draw: median(draws),
    drawP95: percentile(draws, 0.95),
  }
}

/** Adds up the time of the page's own code in frames. An init script: it must not use anything outside of it. */
function watchFrames() {
  if (window.panning) return
  const request = window.requestAnimationFrame.bind(window)
  const recorded = { request, draw: 0 }
  window.panning = recorded
  window.requestAnimationFrame = (callback) =>
    request((time) => {
      const from = performance.now()
      callback(time)
      recorded.draw += performance.now() - from
    })
}

/**
 * Runs in the page: it must not use anything outside of it.
 *
 * @param {{steps: number, px: number}} options
 * @returns {Promise<{deltas: number[], draws: number[]}>}
 */
function pan({ steps, px }) {
  const role = document.querySelector('[role="application"]')
  const target = role?.querySelector('canvas') ?? role
  const recorded = window.panning
  if (!target || !recorded)
    throw new Error('The page has no timeline, or its frames are not measured')
  const { left, top, width } = target.getBoundingClientRect()
  let x = left + width / 2
  /** @param {string} type */
  const send = (type) =>
    target.dispatchEvent(
      new MouseEvent(type, {
        bubbles: true,
        cancelable: true,
        view: window,
        clientX: x,
        clientY: top + 40,
      }),
    )
  /** @type {number[]} */
  const deltas = []
  /** @type {number[]} */
  const draws = []
  send('mousedown')
  return new Promise((resolve) => {
    let last = performance.now()
    let step = 0
    recorded.request(function next(time) {
      // The drawing time since the previous frame. The first two frames don't count as steady panning.
      if (step > 1) {
        deltas.push(time - last)
        draws.push(recorded.draw)
      }
      last = time
      recorded.draw = 0
      step += 1
      if (step > steps + 2) {
        send('mouseup')
        resolve({ deltas, draws })
        return
      }
      x += step % (steps / 2) < steps / 4 ? px : -px
      send('mousemove')
      recorded.request(next)
    })
  })
}
