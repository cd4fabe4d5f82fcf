import { writeFileSync } from 'node:fs'
import { median } from './median.mjs'
import { describeMachine, format, machineNow, PAGE, rounded, writeSection } from './report.mjs'

/**
 * @typedef {keyof import('./frames.mjs').FrameTimes} FrameKey
 * @typedef {import('./metrics.mjs').MetricsRun} MetricsRun
 * @typedef {import('./timeline.mjs').TimelineRun} TimelineRun
 */

/** A frame at 60 Hz plus the clock's inaccuracy, ms. */
const FRAME = 17

/** @type {[FrameKey, string, number | null][]} figure, label, maximum in ms */
export const FRAME_FIGURES = [
  ['median', 'frame to frame, median', null],
  ['p95', 'frame to frame, p95', FRAME],
  ['longest', 'frame to frame, longest', null],
]

/**
 * @param {MetricsRun[]} runs
 * @param {string} chromiumVersion
 */
export function writeMetrics(runs, chromiumVersion) {
  const report = {
    name: 'metrics',
    /** @type {[keyof import('./metrics.mjs').Moved, string, number | null][]} */
    figures: [
      ...FRAME_FIGURES,
      ['work', 'main thread in a frame, median', null],
      ['workP95', 'main thread in a frame, p95', FRAME],
    ],
    /** @type {[keyof MetricsRun, string][]} */
    columns: [
      ['strip', 'over the rows of all GPUs'],
      ['chart', 'over the chart of one node'],
      ['floor', 'floor'],
    ],
  }
  write(report, runs, chromiumVersion)
}

/**
 * @param {TimelineRun[]} runs
 * @param {string} chromiumVersion
 */
export function writeTimeline(runs, chromiumVersion) {
  const report = {
    name: 'timeline',
    /** @type {[keyof import('./timeline.mjs').Panned, string, number | null][]} */
    figures: [
      ...FRAME_FIGURES,
      ['draw', 'the page’s own code in a frame, median', null],
      ['drawP95', 'the page’s own code in a frame, p95', null],
    ],
    /** @type {[keyof TimelineRun, string][]} */
    columns: [
      ['fit', 'five eighths of the time in view'],
      ['close', 'a seventh of it in view'],
      ['floor', 'floor'],
    ],
  }
  write(report, runs, chromiumVersion)
}

/**
 * Writes the runs to a file, and the medians to the table in `BENCHMARK.md`: a row for each figure.
 *
 * @template {string} Key
 * @template {string} Column
 * @param {{name: string, figures: [Key, string, number | null][], columns: [Column, string][]}} report
 * @param {Record<Column, Record<Key, number>>[]} runs
 * @param {string} chromiumVersion
 */
function write({ name, figures, columns }, runs, chromiumVersion) {
  const file = `bench/results-${name}.json`
  const machine = machineNow(chromiumVersion)
  writeFileSync(file, JSON.stringify({ machine, runs }, rounded, 2))
  const rows = figures.map(([key, label, max]) => [
    label,
    max === null ? '–' : `≤ ${max} ms`,
    ...columns.map(([column]) => {
      const value = median(runs.map((run) => run[column][key]))
      const mark = max === null || column === 'floor' ? '' : value <= max ? ' ✓' : ' ✗'
      return `${value.toFixed(1)} ms${mark}`
    }),
  ])
  const head = ['figure', 'target', ...columns.map(([, label]) => label)]
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  const about = `${describeMachine(machine)}; medians of ${runs.length} runs.`
  writeSection(`bench:${name}`, `${about}\n\n${lines.join('\n')}`)
  console.log(lines.join('\n'))
  format([file, PAGE])
}
