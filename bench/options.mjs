import { parseArgs } from 'node:util'

/**
 * @typedef {object} Options
 * @property {number[]} jobs numbers of jobs in the response
 * @property {number} runs measured runs after the warm-up
 * @property {number} polls over how many polls the heap is measured; 0 skips this
 * @property {boolean} facets measures the dashboard with three facets
 * @property {boolean} direct measures the dashboard and the bare page without the proxy
 * @property {boolean} timeline measures only the timeline
 * @property {boolean} metrics measures only the metrics of a job
 * @property {boolean} logs measures only the log of a job
 * @property {number} lines lines of that log
 * @property {boolean} check measures and checks only counts, and writes nothing
 */

/** All sizes: the table in BENCHMARK.md is written only if all of them were measured. */
export const SIZES = [1000, 10_000, 100_000]
export const FACET_SIZES = [100_000]
export const TIMELINE_JOBS = 10_000
export const METRICS_JOBS = 1000
/** The maximum that a page loads. */
export const LOG_LINES = 100_000

/**
 * @param {string[]} args
 * @returns {Options}
 * @throws {Error} if an option is invalid
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      jobs: { type: 'string' },
      runs: { type: 'string', default: '5' },
      polls: { type: 'string' },
      facets: { type: 'boolean', default: false },
      direct: { type: 'boolean', default: false },
      timeline: { type: 'boolean', default: false },
      metrics: { type: 'boolean', default: false },
      logs: { type: 'boolean', default: false },
      lines: { type: 'string', default: String(LOG_LINES) },
      check: { type: 'boolean', default: false },
    },
  })
  return {
    jobs: (values.jobs ?? (values.facets ? FACET_SIZES : SIZES).join())
      .split(',')
      .map((text) => wholeNumber('jobs', text, 100)),
    runs: wholeNumber('runs', values.runs, 1),
    polls: wholeNumber('polls', values.polls ?? '100', 0),
    facets: values.facets,
    direct: values.direct,
    timeline: values.timeline,
    metrics: values.metrics,
    logs: values.logs,
    lines: wholeNumber('lines', values.lines, 2000),
    check: values.check,
  }
}

/**
 * @param {string} name
 * @param {string} text
 * @param {number} min
 */
function wholeNumber(name, text, min) {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= min) return number
  throw new Error(`--${name} must be a whole number of at least ${min}, not "${text}"`)
}
