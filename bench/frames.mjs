import { median, percentile } from './median.mjs'
import { CONTEXT } from './page.mjs'

/**
 * What the measurements of drawing have in common: how long frames take while a pointer moves over a page.
 *
 * @typedef {object} FrameTimes
 * @property {number} median ms from frame to frame
 * @property {number} p95 95 of 100 frames took at most this, ms
 * @property {number} longest ms
 */

/** The number of steps of a movement, one per frame. */
export const STEPS = 120

/**
 * Takes runs after a warm-up.
 *
 * @template Run
 * @param {number} runs
 * @param {() => Promise<Run>} takeRun
 * @returns {Promise<Run[]>}
 */
export async function takeRuns(runs, takeRun) {
  await takeRun()
  /** @type {Run[]} */
  const all = []
  for (let round = 0; round < runs; round++) all.push(await takeRun())
  return all
}

/**
 * @param {number[]} deltas ms from frame to frame
 * @returns {FrameTimes}
 */
export function frameTimes(deltas) {
  return { median: median(deltas), p95: percentile(deltas, 0.95), longest: Math.max(...deltas) }
}

/**
 * Opens a page without the dashboard, for the floor: the same movement where nothing is drawn.
 *
 * @param {import('./page.mjs').Bench} bench
 * @param {string} html
 */
export async function openEmpty({ browser, sites }, html) {
  // The page's policy forbids writing HTML.
  const page = await browser.newPage({ ...CONTEXT, bypassCSP: true })
  await page.goto(new URL('/api', sites.dashboard.url).href)
  await page.setContent(html)
  return page
}
