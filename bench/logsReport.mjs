import { writeFileSync } from 'node:fs'
import { FRAME_FIGURES } from './framesReport.mjs'
import { median } from './median.mjs'
import { describeMachine, format, machineNow, PAGE, rounded, writeSection } from './report.mjs'

/**
 * @typedef {import('./logs.mjs').LogRun} LogRun
 * @typedef {import('./logs.mjs').LogCounts} LogCounts
 * @typedef {import('./logs.mjs').LogHeap} LogHeap
 * @typedef {keyof import('./logScroll.mjs').LogScroll} ScrollKey
 *
 * @typedef {object} Row
 * @property {string} label
 * @property {number | null} max
 * @property {string} unit
 * @property {number} log
 * @property {number | null} floor
 */

const FILE = 'bench/results-logs.json'
const MAX_ROWS = 80
const MAX_GROWTH = 5

/** @type {[ScrollKey, string, number | null][]} figure, label, maximum in ms */
const SCROLL_FIGURES = [
  ...FRAME_FIGURES,
  ['work', 'main thread per frame, median', null],
  ['workP95', 'main thread per frame, p95', null],
]

/** @type {['fast' | 'slow', string][]} */
const SPEEDS = [
  ['fast', '600 px a frame'],
  ['slow', '60 px a frame'],
]

/**
 * @param {object} what
 * @param {number} what.lines
 * @param {LogRun[]} what.runs
 * @param {LogCounts} what.counts
 * @param {LogHeap | null} what.heap
 * @param {number} what.polls
 * @param {boolean} what.writes whether the table in BENCHMARK.md is written
 * @param {string} chromiumVersion
 */
export function reportLogs({ lines, runs, counts, heap, polls, writes }, chromiumVersion) {
  const machine = machineNow(chromiumVersion)
  const rows = [...rowsOfRuns(runs), ...rowsOfCounts(counts), ...rowsOfHeap(heap, polls)]
  const head = ['figure', 'target', `${lines.toLocaleString('en-US')} lines`, 'floor']
  const table = [
    head,
    head.map(() => '---'),
    ...rows.map(({ label, max, unit, log, floor }) => [
      label,
      max === null ? '–' : max === 0 ? '0' : `≤ ${max}${unit}`,
      `${print(log, unit)}${markOf({ max, log })}`,
      floor === null ? '–' : print(floor, unit),
    ]),
  ].map((cells) => `| ${cells.join(' | ')} |`)
  console.log(table.join('\n'))
  if (!writes) return
  writeFileSync(FILE, JSON.stringify({ machine, lines, runs, counts, heap, polls }, rounded, 2))
  const about = `${describeMachine(machine)}; medians of ${runs.length} runs, heap over ${polls} polls.`
  writeSection('bench:logs', `${about}\n\n${table.join('\n')}`)
  format([FILE, PAGE])
}

/**
 * @param {LogCounts} counts
 * @returns {boolean} whether each is within its limit
 */
export function printLogCounts(counts) {
  const rows = rowsOfCounts(counts)
  for (const { label, log, max } of rows) console.log(`  ${label}: ${log}   (≤ ${max})`)
  return rows.every(({ log, max }) => max !== null && log <= max)
}

/**
 * @param {LogRun[]} runs
 * @returns {Row[]}
 */
function rowsOfRuns(runs) {
  /** @param {(run: LogRun) => number} read */
  const of = (read) => median(runs.map(read))
  const scrolling = SPEEDS.flatMap(([speed, name]) =>
    SCROLL_FIGURES.map(([key, label, max]) => ({
      label: `scrolling ${name}: ${label}`,
      max,
      unit: ' ms',
      log: of((run) => run[speed][key]),
      floor: of((run) => run.floor[speed][key]),
    })),
  )
  const own = { max: null, floor: null }
  return [
    ...scrolling,
    { ...own, label: 'text filter, key to paint', unit: ' ms', log: of(({ filter }) => filter) },
    {
      ...own,
      label: 'text filter: longest main-thread task',
      unit: ' ms',
      log: of(({ filterTask }) => filterTask),
    },
    {
      ...own,
      label: 'JS heap after all lines are loaded',
      unit: ' MB',
      log: of((run) => run.heap),
    },
  ]
}

/**
 * @param {LogCounts} counts
 * @returns {Row[]}
 */
function rowsOfCounts({ rows, requests, rendered }) {
  const none = { max: 0, unit: '', floor: null }
  return [
    { ...none, label: 'rows in the DOM, at most', max: MAX_ROWS, log: rows },
    { ...none, label: 'scrolling and filtering loaded lines: requests', log: requests },
    { ...none, label: 'poll without new lines: rows re-rendered', log: rendered },
  ]
}

/**
 * @param {LogHeap | null} heap
 * @param {number} polls
 * @returns {Row[]}
 */
function rowsOfHeap(heap, polls) {
  if (!heap) return []
  const growth = (heap.after / heap.before - 1) * 100
  const label = `JS heap after ${polls} polls that add lines to a full log, growth`
  return [{ label, max: MAX_GROWTH, unit: ' %', log: growth, floor: null }]
}

/** @param {Pick<Row, 'max' | 'log'>} row */
function markOf({ max, log }) {
  if (max === null) return ''
  return log <= max ? ' ✓' : ' ✗'
}

/**
 * @param {number} value
 * @param {string} unit
 */
function print(value, unit) {
  return unit === '' ? String(value) : `${value.toFixed(1)}${unit}`
}
