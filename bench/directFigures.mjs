import { median } from './median.mjs'

/**
 * @typedef {import('./direct.mjs').DirectPageRun} DirectPageRun
 *
 * @typedef {object} DirectSize all measurements at one size
 * @property {number} jobs
 * @property {number} bytes of the response
 * @property {import('./direct.mjs').DirectRun[]} runs
 *
 * The upper limit: ms on the machine of the targets, a multiple of the bare page's figure, or ms over it.
 * @typedef {{max: number} | {timesBare: number} | {overBare: number}} Target
 *
 * @typedef {object} Figure
 * @property {string} label
 * @property {'ms' | 'MB'} unit
 * @property {(run: DirectPageRun) => number} read
 * @property {Record<number, Target>} [targets] by number of jobs
 *
 * @typedef {object} Judged a figure at one size, compared with its target
 * @property {string} label
 * @property {'ms' | 'MB'} unit
 * @property {number} dashboard median
 * @property {number} bare median
 * @property {Target | null} target
 * @property {boolean | null} ok `null` if there is no target
 */

/** Of the bare page with this many jobs, the whole response on the machine of the targets, ms. */
export const REFERENCE = { jobs: 1000, ms: 161 }
/** A frame at 60 Hz plus the clock's inaccuracy, ms. It is the same on every machine. */
const FRAME = 17

/**
 * @param {Target} at1000
 * @param {Target} at10000
 * @param {Target} at100000
 * @returns {Record<number, Target>}
 */
const targets = (at1000, at10000 = at1000, at100000 = at10000) => ({
  1000: at1000,
  10_000: at10000,
  100_000: at100000,
})

/** @type {Figure[]} */
const FIGURES = [
  {
    label: 'load: first contentful paint',
    unit: 'ms',
    read: ({ times }) => times.contentfulPaint,
    targets: targets({ max: 130 }),
  },
  {
    label: 'load: first rows',
    unit: 'ms',
    read: ({ times }) => times.load,
    targets: targets({ timesBare: 2 }, { timesBare: 1.6 }, { timesBare: 0.7 }),
  },
  {
    label: 'third load in one profile: first rows',
    unit: 'ms',
    read: ({ thirdLoad }) => thirdLoad,
    targets: targets({ timesBare: 1.5 }, { timesBare: 1.3 }, { timesBare: 0.6 }),
  },
  {
    label: 'load: whole response displayed',
    unit: 'ms',
    read: ({ times }) => times.whole,
    targets: targets({ timesBare: 2.1 }, { timesBare: 1.8 }, { timesBare: 1.4 }),
  },
  {
    label: 'load: longest main-thread task',
    unit: 'ms',
    read: ({ loadTask }) => loadTask,
    targets: targets({ max: 100 }),
  },
  {
    label: 'sort by user, click to paint',
    unit: 'ms',
    read: ({ times }) => times.sort,
  },
  {
    label: 'text filter, four letters at once, key to paint',
    unit: 'ms',
    read: ({ times }) => times.filter,
    targets: targets({ overBare: FRAME }, { overBare: FRAME }, { timesBare: 2 }),
  },
  {
    label: 'poll, 1 % changed: fetch to paint',
    unit: 'ms',
    read: ({ times }) => times.poll,
    targets: targets({ overBare: FRAME }, { timesBare: 1.1 }, { timesBare: 0.8 }),
  },
  {
    label: 'poll, 1 % changed: longest main-thread task',
    unit: 'ms',
    read: ({ heapAndTasks }) => heapAndTasks.changed,
  },
  {
    label: 'JS heap after load, with workers',
    unit: 'MB',
    read: ({ heapAndTasks }) => heapAndTasks.heap,
  },
]

/**
 * Returns when the bare page displays the whole response here, ms, by which limits in ms are scaled; `null` if it was
 * not measured.
 *
 * @param {DirectSize[]} sizes
 */
export function bareAtReference(sizes) {
  const runs = sizes.find(({ jobs }) => jobs === REFERENCE.jobs)?.runs
  return runs ? median(runs.map(({ bare }) => bare.times.whole)) : null
}

/**
 * @param {DirectSize} size
 * @param {number} scale how many times slower this machine is than the one of the targets
 * @returns {Judged[]} every figure, in the list's order
 */
export function judgeDirect({ jobs, runs }, scale) {
  return FIGURES.map(({ label, unit, read, targets: bySize = {} }) => {
    const dashboard = median(runs.map((run) => read(run.dashboard)))
    const bare = median(runs.map((run) => read(run.bare)))
    const target = bySize[jobs] ?? null
    const ok = target && dashboard <= limitOf(target, bare, scale)
    return { label, unit, dashboard, bare, target, ok }
  })
}

/**
 * @param {Target} target
 * @param {number} bare
 * @param {number} scale
 */
function limitOf(target, bare, scale) {
  if ('max' in target) return target.max * scale
  return 'timesBare' in target ? target.timesBare * bare : bare + target.overBare
}
