import { takeLongestLoadTask, takeThirdLoad } from './directLoads.mjs'
import { takeDirectTimes } from './directTimes.mjs'
import { takeHeapAndTasks } from './longestTask.mjs'

/**
 * Measures the dashboard and the bare page without the proxy.
 *
 * @typedef {import('./page.mjs').Polling} Polling
 * @typedef {import('./site.mjs').Site} Site
 *
 * @typedef {Omit<Polling, 'sites'> & {
 *   launch: import('@playwright/test').LaunchOptions,
 *   sites: import('./directSites.mjs').DirectSites,
 * }} DirectBench
 *
 * @typedef {object} DirectPageRun one run on one page
 * @property {import('./directTimes.mjs').DirectTimes} times
 * @property {import('./longestTask.mjs').HeapAndTasks} heapAndTasks
 * @property {number} loadTask the longest main-thread task of a cold load, ms
 * @property {number} thirdLoad to the first rows of the third load in one profile, ms
 *
 * @typedef {object} DirectRun one run on both pages
 * @property {DirectPageRun} dashboard
 * @property {DirectPageRun} bare
 */

/** From this number of jobs, runs are slow, so there are fewer. */
const MANY_JOBS = 100_000
const MAX_RUNS = 3

/**
 * @param {DirectBench} bench
 * @param {number} runs at most 3 of them with 100,000 jobs
 * @param {(text: string) => void} say
 * @returns {Promise<DirectRun[]>}
 */
export async function measureDirect(bench, runs, say) {
  const count = bench.jobs >= MANY_JOBS ? Math.min(runs, MAX_RUNS) : runs
  say('warm-up')
  await takeRun(bench, 0)
  /** @type {DirectRun[]} */
  const all = []
  for (let round = 1; round <= count; round++) {
    say(`run ${round} of ${count}`)
    all.push(await takeRun(bench, round))
  }
  return all
}

/**
 * Measures both pages in turn; every second run starts with the bare page, so that neither is always first.
 *
 * @param {DirectBench} bench
 * @param {number} round
 * @returns {Promise<DirectRun>}
 */
async function takeRun(bench, round) {
  const { dashboard, bare } = bench.sites
  return round % 2 === 0
    ? { bare: await takePage(bench, bare), dashboard: await takePage(bench, dashboard) }
    : { dashboard: await takePage(bench, dashboard), bare: await takePage(bench, bare) }
}

/**
 * @param {DirectBench} bench
 * @param {Site} site
 * @returns {Promise<DirectPageRun>}
 */
async function takePage(bench, site) {
  return {
    times: await takeDirectTimes(bench, site),
    heapAndTasks: await takeHeapAndTasks(bench, site),
    loadTask: await takeLongestLoadTask(bench, site),
    thirdLoad: await takeThirdLoad(bench, site),
  }
}
