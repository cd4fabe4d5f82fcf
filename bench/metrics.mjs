import { frameTimes, openEmpty, STEPS, takeRuns } from './frames.mjs'
import { median, percentile } from './median.mjs'
import { CONTEXT } from './page.mjs'

/**
 * Measures a moving crosshair over the metrics of 16 nodes with 8 GPUs each: 120 steps of the pointer, one per frame,
 * there and back. Each step is at another sample.
 *
 * @typedef {object} Work
 * @property {number} work the median time from the pointer's event until its frame was painted, ms
 * @property {number} workP95 ms
 *
 * @typedef {import('./frames.mjs').FrameTimes & Work} Moved
 *
 * @typedef {object} MetricsRun
 * @property {Moved} strip over the rows of all GPUs
 * @property {Moved} chart over the chart of one node's GPU utilization
 * @property {Moved} floor the same moves on an empty page
 */

const STEP_PX = 9
/** How long the page must be idle before the pointer moves, ms. */
const IDLE_MS = 500

export const NODES = 16
export const GPUS = 8

/**
 * @param {import('./page.mjs').Bench} bench
 * @param {number} runs
 * @returns {Promise<MetricsRun[]>}
 */
export function measureMetrics(bench, runs) {
  return takeRuns(runs, () => takeRun(bench))
}

/**
 * @param {import('./page.mjs').Bench} bench
 * @returns {Promise<MetricsRun>}
 */
async function takeRun(bench) {
  const { dashboard } = bench.sites
  const job = bench.responses.running
  bench.sites.upstream.hold(bench.responses.bodies.a)
  const page = await bench.browser.newPage(CONTEXT)
  await page.route(/\/jobs\/[\w-]+\/metrics\?/, (route) =>
    route.fulfill({ json: metricsOf(job, new URL(route.request().url()).searchParams) }),
  )
  await page.goto(`${dashboard.url}&open=${job.id}&tab=metrics&full=1`)
  const charts = page.getByRole('application', { name: `Metrics of ${NODES * GPUS} GPUs` })
  /** @param {string} name */
  const plot = (name) => charts.getByRole('group', { name }).locator('canvas')
  const strip = await movesOver(plot('Utilization of all GPUs'))
  const chart = await movesOver(plot('GPU utilization'))
  await page.close()

  const empty = await openEmpty(bench, '<div style="height: 300px"></div>')
  const floor = await movesOver(empty.locator('div'))
  await empty.close()
  return { strip, chart, floor }
}

/**
 * @param {import('@playwright/test').Locator} target
 * @returns {Promise<Moved>}
 */
async function movesOver(target) {
  await target.scrollIntoViewIfNeeded()
  await target.page().waitForTimeout(IDLE_MS)
  const { deltas, works } = await target.evaluate(move, { steps: STEPS, px: STEP_PX })
  return {
    ...frameTimes(deltas),
    work: median(works),
    workP95: percentile(works, 0.95),
  }
}

/**
 * Runs in the page: it must not use anything outside of it.
 *
 * @param {Element} target
 * @param {{steps: number, px: number}} options
 * @returns {Promise<{deltas: number[], works: number[]}>}
 */
function move(target, { steps, px }) {
  const { left, top, width, height } = target.getBoundingClientRect()
  let x = left + width / 4
  /** @type {number[]} */
  const deltas = []
  /** @type {number[]} */
  const works = []
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    let last = performance.now()
    let started = last
    let step = 0
    // Arrives after the frame was painted.
    port1.addEventListener('message', () => {
      // The first two frames don't count as a steady move.
      if (step > 2) works.push(performance.now() - started)
    })
    port1.start()
    requestAnimationFrame(function next(time) {
      if (step > 1) deltas.push(time - last)
      last = time
      step += 1
      if (step > steps + 2) {
        resolve({ deltas, works })
        return
      }
      started = performance.now()
      x += step <= steps / 2 ? px : -px
      target.dispatchEvent(
        new PointerEvent('pointermove', {
          bubbles: true,
          pointerType: 'mouse',
          clientX: x,
          clientY: top + (height * step) / (steps + 4),
        }),
      )
      port2.postMessage(null)
      requestAnimationFrame(next)
    })
  })
}

/** @typedef {import('#src/contract/trainingJob.ts').TrainingJob} TrainingJob */

/**
 * Returns the response of metrics: all GPUs busy, one idle, and a gap of ten minutes.
 *
 * @param {TrainingJob} job
 * @param {URLSearchParams} query
 */
function metricsOf(job, query) {
  const [start, end, step] = ['start_epoch_millis', 'end_epoch_millis', 'step_seconds'].map(
    (name) => Number(query.get(name)),
  )
  if (!start || !end || !step) throw new Error('The metrics have no range or step')
  /** @type {number[]} */
  const times = []
  const gap = (start + end) / 2
  for (let time = Math.ceil(start / 1000 / step) * step * 1000; time <= end; time += step * 1000) {
    if (Math.abs(time - gap) > 300_000) times.push(time)
  }
  /** @param {(index: number) => number} valueOf */
  const samples = (valueOf) =>
    times.map((time, index) => ({
      value: valueOf(index),
      timestamp: new Date(time).toISOString(),
    }))
  const { memory_limit_mib: mib, millicpu_limit: millicpu } = job.instance_type
  /** @param {number} node */
  const nodeMetrics = (node) => {
    /** @param {(rank: number, index: number) => number} valueOf */
    const perGpu = (valueOf) =>
      Object.fromEntries(
        Array.from({ length: GPUS }, (_, rank) => [
          String(rank),
          samples((index) => valueOf(rank, index)),
        ]),
      )
    const isIdle = (/** @type {number} */ rank) => node === 3 && rank === 5
    return {
      gpu_utilization: perGpu((rank, index) =>
        isIdle(rank) ? 0 : 0.85 + 0.14 * wave(index * 31 + rank * 7 + node),
      ),
      gpu_memory_usage_bytes: perGpu((rank, index) => 7e10 + 5e9 * wave(index + rank * 3 + node)),
      cpu_usage: samples((index) => (millicpu / 1000) * (0.3 + 0.1 * wave(index + node))),
      cpu_memory_usage_bytes: samples((index) => mib * 2 ** 20 * (0.4 + 0.1 * wave(index + node))),
      ephemeral_storage: {
        usage_bytes: samples(() => 1e11),
        utilization: samples(() => 0.25),
      },
    }
  }
  const nodes = Array.from({ length: NODES }, (_, node) => ({
    node_id: `${job.id}-${node}`,
    metrics: nodeMetrics(node),
  }))
  return { ...nodes[0]?.metrics, cache: null, per_node_metrics: nodes, training_job: job }
}

/**
 * Returns a number between -1 and 1 that looks random.
 *
 * @param {number} seed
 */
function wave(seed) {
  return (Math.sin(seed * 12.9898) * 43_758.5453) % 1
}
