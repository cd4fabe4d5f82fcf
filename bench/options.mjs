import { parseArgs } from 'node:util'

/**
 * @typedef {object} Options
 * @property {number[]} jobs sizes of the answer
 * @property {number} runs measured runs after the warm-up
 * @property {number} polls how many polls the heap is watched over; 0 leaves it out
 * @property {boolean} facets measures the dashboard with three facets on
 * @property {boolean} timeline measures the timeline alone
 * @property {boolean} check takes and judges counts only, and writes nothing
 */

/** All sizes: only a table with each of them goes into BENCHMARK.md. */
export const SIZES = [1000, 10_000, 100_000]
/** The same with facets on. */
export const FACET_SIZES = [100_000]
/** How many bars the timeline is panned with. */
export const TIMELINE_JOBS = 10_000

/**
 * @param {string[]} args
 * @returns {Options}
 * @throws {Error} when one cannot be used
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      jobs: { type: 'string' },
      runs: { type: 'string', default: '5' },
      polls: { type: 'string' },
      facets: { type: 'boolean', default: false },
      timeline: { type: 'boolean', default: false },
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
    timeline: values.timeline,
    check: values.check,
  }
}

/**
 * @param {string} name
 * @param {string} text
 * @param {number} least
 */
function wholeNumber(name, text, least) {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least) return number
  throw new Error(`--${name} takes whole numbers from ${least}, not "${text}"`)
}
