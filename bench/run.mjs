import { chromium } from '@playwright/test'
import { findBrowser } from '../.ci/browser.mjs'
import { initialFiles } from '../.ci/initialFiles.mjs'
import { takeCounts } from './counts.mjs'
import { measureDirect } from './direct.mjs'
import { printDirect, writeDirect } from './directReport.mjs'
import { startDirectSites } from './directSites.mjs'
import { writeMetrics, writeTimeline } from './framesReport.mjs'
import { heapOverPolls } from './heap.mjs'
import { logHeapOverPolls, measureLogs, takeLogCounts } from './logs.mjs'
import { printLogCounts, reportLogs } from './logsReport.mjs'
import { takeHeapAndTasks } from './longestTask.mjs'
import { measureMetrics } from './metrics.mjs'
import { LOG_LINES, METRICS_JOBS, readOptions, SIZES, TIMELINE_JOBS } from './options.mjs'
import { print, printCounts, write } from './report.mjs'
import { makeResponses } from './responses.mjs'
import { takePlainScroll, takeScroll } from './scroll.mjs'
import { buildDashboard, buildPage, startSites } from './site.mjs'
import { measureTimeline } from './timeline.mjs'
import { takeTimes } from './times.mjs'

/**
 * `npm run bench`: measures the production build against the floor page, and writes
 * `bench/results.json` and the table in `BENCHMARK.md`. With `--check` it takes only counts, writes
 * nothing, and fails if a count is over its limit. With `--facets` the dashboard has three facets.
 * With `--direct` the dashboard and the bare page are measured without the proxy.
 * With `--timeline` only the panning of the timeline is measured, with `--logs` only the log of a job, with `--metrics`
 * only the crosshair over its metrics.
 *
 * @typedef {import('./page.mjs').Bench} Bench
 * @typedef {import('./figures.mjs').Size} Size
 * @typedef {import('./figures.mjs').Run} Run
 */

/** With fewer jobs, heap growth over many polls isn't meaningful. */
const MIN_JOBS_FOR_POLLS = 10_000

const options = readOptions(process.argv.slice(2))
const isOfJobs = !options.direct && !options.timeline && !options.logs && !options.metrics
buildDashboard()
await buildPage('floor')
const scriptsKB = initialFiles('dist').scripts.reduce((sum, { kB }) => sum + kB, 0)
const sites = await startSites()
const { path } = await findBrowser()
const launch = {
  args: ['--disable-gpu'],
  ...(path !== undefined && { executablePath: path }),
}
const browser = await chromium.launch(launch)
const chromiumVersion = browser.version()

/** @type {Size[]} */
const sizes = []
try {
  for (const jobs of isOfJobs ? options.jobs : []) {
    const responses = await makeResponses(jobs)
    const { dashboard } = sites
    const url = options.facets ? `${dashboard.url}&${responses.facets}` : dashboard.url
    const size = await measure({
      browser,
      sites: { ...sites, dashboard: { ...dashboard, url } },
      responses,
      jobs,
    })
    sizes.push(size)
    if (!options.check) print(size)
    else if (!printCounts(size)) process.exitCode = 1
  }
  if (options.direct) await runDirect()
  if (options.timeline) {
    say(TIMELINE_JOBS, 'panning the timeline')
    const responses = await makeResponses(TIMELINE_JOBS)
    const bench = { browser, sites, responses, jobs: TIMELINE_JOBS }
    writeTimeline(await measureTimeline(bench, options.runs), chromiumVersion)
  }
  if (options.metrics) {
    say(METRICS_JOBS, 'moving the crosshair over the metrics of one')
    const responses = await makeResponses(METRICS_JOBS)
    const bench = { browser, sites, responses, jobs: METRICS_JOBS }
    writeMetrics(await measureMetrics(bench, options.runs), chromiumVersion)
  }
  if (options.logs) await runLogs()
} finally {
  await browser.close()
  await sites.close()
}

if (!options.check && isOfJobs) write({ sizes, options, chromiumVersion })

async function runDirect() {
  await buildPage('bare')
  const direct = await startDirectSites()
  /** @type {import('./directFigures.mjs').DirectSize[]} */
  const measured = []
  try {
    for (const jobs of options.jobs) {
      const responses = await makeResponses(jobs)
      const bench = { browser, launch, sites: direct, responses, jobs }
      const runs = await measureDirect(bench, options.runs, (text) => say(jobs, text))
      measured.push({ jobs, bytes: responses.bodies.a.bytes, runs })
    }
  } finally {
    await direct.close()
  }
  printDirect(measured)
  const isWhole = SIZES.every((size) => options.jobs.includes(size))
  if (isWhole) writeDirect(measured, chromiumVersion)
}

async function runLogs() {
  const { lines, polls, check } = options
  const bench = { browser, sites, lines }
  const name = `${lines.toLocaleString('en-US')} lines`
  console.log(`${name}: counts`)
  const counts = await takeLogCounts(bench)
  if (check) {
    if (!printLogCounts(counts)) process.exitCode = 1
    return
  }
  console.log(`${name}: scrolling and filtering`)
  const runs = await measureLogs(bench, options.runs)
  if (polls > 0) console.log(`${name}: heap over ${polls} polls`)
  const heap = polls > 0 ? await logHeapOverPolls(bench, polls) : null
  const writes = lines === LOG_LINES && heap !== null
  reportLogs({ lines, runs, counts, heap, polls, writes }, chromiumVersion)
}

/**
 * @param {Bench} bench
 * @returns {Promise<Size>}
 */
async function measure(bench) {
  const { jobs, responses } = bench
  const runs = options.check ? [] : await takeRuns(bench)
  say(jobs, 'counts')
  const counts = await takeCounts(bench)
  const isWatched = !options.check && options.polls > 0 && jobs >= MIN_JOBS_FOR_POLLS
  if (isWatched) say(jobs, `heap over ${options.polls} polls`)
  return {
    jobs,
    bytes: responses.bodies.a.bytes,
    gzipBytes: responses.bodies.a.gzip.length,
    runs,
    counts,
    heapOverPolls: isWatched ? await heapOverPolls(bench, options.polls) : null,
    scriptsKB,
  }
}

/**
 * @param {Bench} bench
 * @returns {Promise<Run[]>}
 */
async function takeRuns(bench) {
  say(bench.jobs, 'warm-up')
  await run(bench, 0)
  /** @type {Run[]} */
  const runs = []
  for (let round = 1; round <= options.runs; round++) {
    say(bench.jobs, `run ${round} of ${options.runs}`)
    runs.push(await run(bench, round))
  }
  return runs
}

/**
 * Measures both pages in turn; every second run starts with the floor, so that neither is always first.
 *
 * @param {Bench} bench
 * @param {number} round
 * @returns {Promise<Run>}
 */
async function run(bench, round) {
  const { dashboard, floor } = bench.sites
  const isFloorFirst = round % 2 === 0
  const times = await inTurn(isFloorFirst, {
    dashboard: () => takeTimes(bench, dashboard),
    floor: () => takeTimes(bench, floor),
  })
  const heapAndTasks = await inTurn(isFloorFirst, {
    dashboard: () => takeHeapAndTasks(bench, dashboard),
    floor: () => takeHeapAndTasks(bench, floor),
  })
  return {
    dashboard: { times: times.dashboard, heapAndTasks: heapAndTasks.dashboard },
    floor: { times: times.floor, heapAndTasks: heapAndTasks.floor },
    scroll: await takeScroll(bench),
    plainScroll: await takePlainScroll(bench),
  }
}

/**
 * @template T
 * @param {boolean} isFloorFirst
 * @param {{dashboard: () => Promise<T>, floor: () => Promise<T>}} take
 * @returns {Promise<{dashboard: T, floor: T}>}
 */
async function inTurn(isFloorFirst, take) {
  if (isFloorFirst) {
    const floor = await take.floor()
    return { floor, dashboard: await take.dashboard() }
  }
  const dashboard = await take.dashboard()
  return { dashboard, floor: await take.floor() }
}

/**
 * @param {number} jobs
 * @param {string} text
 */
function say(jobs, text) {
  console.log(`${jobs.toLocaleString('en-US')} jobs: ${text}`)
}
