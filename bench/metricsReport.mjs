import { writeFileSync } from 'node:fs'
import { median } from './median.mjs'
import { describeMachine, format, machineNow, PAGE, rounded, writeSection } from './report.mjs'

const FILE = 'bench/results-metrics.json'
/** A frame at 60 Hz plus the clock's inaccuracy, ms. */
const FRAME = 17

/** @typedef {keyof import('./metrics.mjs').Moved} Key */

/** @type {[Key, string, number | null][]} figure, label, maximum in ms */
const FIGURES = [
  ['median', 'frame to frame, median', null],
  ['p95', 'frame to frame, p95', FRAME],
  ['longest', 'frame to frame, longest', null],
  ['work', 'main thread in a frame, median', null],
  ['workP95', 'main thread in a frame, p95', FRAME],
]

/** @type {['strip' | 'chart' | 'floor', string][]} */
const COLUMNS = [
  ['strip', 'over the rows of all GPUs'],
  ['chart', 'over the chart of one node'],
  ['floor', 'floor'],
]

/**
 * @param {import('./metrics.mjs').MetricsRun[]} runs
 * @param {string} chromiumVersion
 */
export function writeMetrics(runs, chromiumVersion) {
  const machine = machineNow(chromiumVersion)
  writeFileSync(FILE, JSON.stringify({ machine, runs }, rounded, 2))
  const rows = FIGURES.map(([key, label, max]) => [
    label,
    max === null ? '–' : `≤ ${max} ms`,
    ...COLUMNS.map(([column]) => {
      const value = median(runs.map((run) => run[column][key]))
      const mark = max === null || column === 'floor' ? '' : value <= max ? ' ✓' : ' ✗'
      return `${value.toFixed(1)} ms${mark}`
    }),
  ])
  const head = ['figure', 'target', ...COLUMNS.map(([, label]) => label)]
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  const about = `${describeMachine(machine)}; medians of ${runs.length} runs.`
  writeSection('bench:metrics', `${about}\n\n${lines.join('\n')}`)
  console.log(lines.join('\n'))
  format([FILE, PAGE])
}
