import { writeFileSync } from 'node:fs'
import { median } from './median.mjs'
import { describeMachine, format, machineNow, PAGE, rounded, writeSection } from './report.mjs'

const FILE = 'bench/results-timeline.json'
/** A frame at 60 Hz plus the clock's inaccuracy, ms. */
const FRAME = 17

/** @typedef {keyof import('./timeline.mjs').Panned} Key */

/** @type {[Key, string, number | null][]} figure, label, maximum in ms */
const FIGURES = [
  ['median', 'frame to frame, median', null],
  ['p95', 'frame to frame, p95', FRAME],
  ['longest', 'frame to frame, longest', null],
  ['draw', 'the page’s own code in a frame, median', null],
  ['drawP95', 'the page’s own code in a frame, p95', null],
]

/** @type {['fit' | 'close' | 'floor', string][]} */
const COLUMNS = [
  ['fit', 'five eighths of the time in view'],
  ['close', 'a seventh of it in view'],
  ['floor', 'floor'],
]

/**
 * @param {import('./timeline.mjs').TimelineRun[]} runs
 * @param {string} chromiumVersion
 */
export function writeTimeline(runs, chromiumVersion) {
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
  writeSection('bench:timeline', `${about}\n\n${lines.join('\n')}`)
  console.log(lines.join('\n'))
  format([FILE, PAGE])
}
