import { median } from './median.mjs'

/**
 * @typedef {object} PageRun one run on one page
 * @property {import('./times.mjs').Times} times
 * @property {import('./longestTask.mjs').HeapAndTasks} heapAndTasks
 *
 * @typedef {object} Run one run on both pages
 * @property {PageRun} dashboard
 * @property {PageRun} floor
 * @property {import('./scroll.mjs').Scrolled} scroll
 * @property {import('./scroll.mjs').Scrolled} plainScroll of a plain table, in place of the floor
 *
 * @typedef {object} Size all measurements at one size
 * @property {number} jobs
 * @property {number} bytes of the response
 * @property {number} gzipBytes
 * @property {Run[]} runs empty if only counts were taken
 * @property {import('./counts.mjs').Counts} counts
 * @property {{before: number, after: number} | null} heapOverPolls MB
 * @property {number} scriptsKB
 *
 * The upper limit: a multiple of the floor's figure, or a number in the figure's unit.
 * @typedef {{timesFloor: number} | {most: number}} Target
 *
 * @typedef {object} Figure
 * @property {string} label
 * @property {string} unit
 * @property {(size: Size) => number | null} dashboard `null` if it can't be measured
 * @property {(size: Size) => number | null} [floor]
 * @property {Record<number, Target>} [targets] by number of jobs
 * @property {number} [count] the maximum, if the figure is a count (taken from `counts` alone)
 */

/**
 * @param {Target} at10000
 * @param {Target} at100000
 * @returns {Record<number, Target>}
 */
const targets = (at10000, at100000 = at10000) => ({ 10_000: at10000, 100_000: at100000 })

/**
 * A figure that both pages have, as the median of its runs.
 *
 * @param {(page: PageRun) => number | null} read
 * @returns {Pick<Figure, 'dashboard' | 'floor'>}
 */
function both(read) {
  /** @param {'dashboard' | 'floor'} page */
  const of = (page) => /** @param {Size} size */ (size) => {
    const values = size.runs.map((run) => read(run[page])).filter((value) => value !== null)
    return values.length > 0 ? median(values) : null
  }
  return { dashboard: of('dashboard'), floor: of('floor') }
}

/**
 * Returns the column that takes longest to sort by, and its median in ms.
 *
 * @param {Run[]} runs
 * @param {'dashboard' | 'floor'} page
 */
export function slowestSort(runs, page) {
  const columns = Object.keys(runs[0]?.[page].times.sort ?? {}).map((column) => ({
    column,
    ms: median(runs.map((run) => run[page].times.sort[column] ?? NaN)),
  }))
  return columns.reduce((a, b) => (b.ms > a.ms ? b : a), { column: '', ms: 0 })
}

/** Every figure that is measured, with its targets. @type {Figure[]} */
export const FIGURES = [
  {
    label: 'load: navigation to first rows painted',
    unit: 'ms',
    ...both(({ times }) => times.load),
    targets: targets({ timesFloor: 1.3 }),
  },
  {
    label: 'load: navigation to the whole response displayed',
    unit: 'ms',
    ...both(({ times }) => times.whole),
  },
  {
    label: 'sort by the slowest column, click to paint',
    unit: 'ms',
    dashboard: ({ runs }) => slowestSort(runs, 'dashboard').ms,
    floor: ({ runs }) => slowestSort(runs, 'floor').ms,
    targets: targets({ timesFloor: 1.5 }),
  },
  {
    label: 'text filter, key to paint',
    unit: 'ms',
    ...both(({ times }) => times.filter),
    targets: targets({ timesFloor: 1.5 }, { timesFloor: 2 }),
  },
  {
    label: 'sorting and filtering: requests',
    unit: '',
    dashboard: ({ counts }) => counts.actionRequests,
    count: 0,
  },
  {
    label: 'poll, 1 % changed: fetch to paint',
    unit: 'ms',
    ...both(({ times }) => times.poll),
    targets: targets({ timesFloor: 1.2 }, { timesFloor: 1 }),
  },
  {
    label: 'poll, 1 % changed: longest main-thread task',
    unit: 'ms',
    ...both(({ heapAndTasks }) => heapAndTasks.changed),
    targets: targets({ most: 50 }, { most: 100 }),
  },
  {
    label: 'poll, 1 % changed: rows re-rendered whose job did not change',
    unit: '',
    dashboard: ({ counts }) => counts.changed.needlessRows,
    count: 0,
  },
  {
    label:
      'poll, 1 % changed and 3 new on top: rows whose cells re-rendered though their job did not change',
    unit: '',
    dashboard: ({ counts }) => counts.changedWithNew.needlessCells,
    count: 0,
  },
  {
    label: 'poll, nothing changed: React commits of the table',
    unit: '',
    dashboard: ({ counts }) => counts.unchanged.tableCommits,
    count: 0,
  },
  {
    label: 'poll, nothing changed: longest main-thread task',
    unit: 'ms',
    ...both(({ heapAndTasks }) => heapAndTasks.unchanged),
    targets: targets({ most: 16 }, { most: 50 }),
  },
  {
    label: 'requests for a load or a poll',
    unit: '',
    dashboard: ({ counts: { loadRequests, unchanged, changed, changedWithNew } }) =>
      Math.max(loadRequests, unchanged.requests, changed.requests, changedWithNew.requests),
    count: 1,
  },
  {
    label: 'scrolling 600 px a frame: p95 frame',
    unit: 'ms',
    dashboard: ({ runs }) => median(runs.map(({ scroll }) => scroll.p95)),
    floor: ({ runs }) => median(runs.map(({ plainScroll }) => plainScroll.p95)),
    targets: targets({ most: 17 }),
  },
  {
    label: 'scrolling 600 px a frame: frames without a row in the middle, of 120',
    unit: '',
    dashboard: ({ runs }) => median(runs.map(({ scroll }) => scroll.blank)),
  },
  {
    label: 'rows in the DOM, at most',
    unit: '',
    dashboard: ({ counts }) => counts.maxRows,
    count: 80,
  },
  {
    label: 'JS heap after load, with workers',
    unit: 'MB',
    ...both(({ heapAndTasks }) => heapAndTasks.heap),
    targets: targets({ timesFloor: 1.5 }, { timesFloor: 1.4 }),
  },
  {
    label: 'JS heap after the polls, growth',
    unit: '%',
    dashboard: ({ heapOverPolls: heap }) => heap && (heap.after / heap.before - 1) * 100,
    targets: targets({ most: 5 }),
  },
  {
    label: 'initial JavaScript with workers, gzip',
    unit: 'kB',
    dashboard: ({ scriptsKB }) => scriptsKB,
    targets: targets({ most: 160 }),
  },
]

/**
 * @typedef {object} Judged a figure at one size, compared with its target
 * @property {string} label
 * @property {string} unit
 * @property {number | null} dashboard
 * @property {number | null} floor
 * @property {number | null} ratio of the dashboard's figure to the floor's
 * @property {Target | null} target
 * @property {boolean | null} ok `null` if there is no target or no figure
 */

/**
 * @param {Size} size
 * @returns {Judged[]} every figure, in the list's order
 */
export function judge(size) {
  return FIGURES.map((figure) => judgeOne(figure, size))
}

/**
 * @param {Size} size may have no runs
 * @returns {Judged[]} the counts, in the list's order
 */
export function judgeCounts(size) {
  return FIGURES.filter(({ count }) => count !== undefined).map((figure) => judgeOne(figure, size))
}

/**
 * @param {Figure} figure
 * @param {Size} size
 * @returns {Judged}
 */
function judgeOne(figure, size) {
  const { label, unit, targets: bySize = {}, count } = figure
  const dashboard = figure.dashboard(size)
  const floor = figure.floor?.(size) ?? null
  const ratio = dashboard !== null && floor !== null ? dashboard / floor : null
  const target = count === undefined ? (bySize[size.jobs] ?? null) : { most: count }
  return { label, unit, dashboard, floor, ratio, target, ok: meets(target, dashboard, ratio) }
}

/**
 * @param {Target | null} target
 * @param {number | null} value
 * @param {number | null} ratio
 */
function meets(target, value, ratio) {
  if (!target || value === null) return null
  if ('most' in target) return value <= target.most
  return ratio === null ? null : ratio <= target.timesFloor
}
