import { writeFileSync } from 'node:fs'
import { bareAtReference, judgeDirect, REFERENCE } from './directFigures.mjs'
import { describeMachine, format, machineNow, PAGE, rounded, writeSection } from './report.mjs'

/**
 * @typedef {import('./directFigures.mjs').DirectSize} DirectSize
 * @typedef {import('./directFigures.mjs').Judged} Judged
 */

const FILE = 'bench/results-direct.json'
const BYTES_PER_MB = 1_000_000

/** @param {DirectSize[]} sizes */
export function printDirect(sizes) {
  console.log(`\n${table(sizes)}\n\n${describeScale(sizes)}\n`)
}

/**
 * Writes all raw figures to `bench/results-direct.json`, and the table to `BENCHMARK.md`.
 *
 * @param {DirectSize[]} sizes
 * @param {string} chromiumVersion
 */
export function writeDirect(sizes, chromiumVersion) {
  const machine = machineNow(chromiumVersion)
  const results = sizes.map((size) => ({ ...size, figures: judgeDirect(size, scaleOf(sizes)) }))
  writeFileSync(FILE, JSON.stringify({ machine, sizes: results }, rounded, 2))
  const runs = sizes.map(({ runs: { length } }) => length)
  const about = `${describeMachine(machine)}; medians of ${runs.join(', ')} runs. ${describeScale(sizes)}`
  writeSection('bench:direct', `${about}\n\n${table(sizes)}`)
  format([FILE, PAGE])
}

/** @param {DirectSize[]} sizes */
function scaleOf(sizes) {
  return (bareAtReference(sizes) ?? REFERENCE.ms) / REFERENCE.ms
}

/** @param {DirectSize[]} sizes */
function describeScale(sizes) {
  const ms = bareAtReference(sizes)
  const name = `${REFERENCE.jobs.toLocaleString('en-US')} jobs`
  if (ms === null) return `Targets in ms are not scaled: ${name} were not measured.`
  const scale = scaleOf(sizes).toFixed(2)
  return `The bare page displays ${name} in ${ms.toFixed(0)} ms, so limits in ms are ${scale} times the target.`
}

/**
 * @param {DirectSize[]} sizes
 * @returns {string} a row for each figure, a column for each size
 */
function table(sizes) {
  const judged = sizes.map((size) => judgeDirect(size, scaleOf(sizes)))
  const rows = (judged[0] ?? []).map(({ label }, index) => {
    const figures = judged.flatMap((list) => list[index] ?? [])
    const wanted = [...new Set(figures.map(describeTarget))]
    return [label, wanted.join('; '), ...figures.map(describe)]
  })
  const columns = ['figure', 'target', ...sizes.map(heading)]
  return [columns, columns.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

/** @param {DirectSize} size */
function heading({ jobs, bytes }) {
  return `${jobs.toLocaleString('en-US')} jobs (${(bytes / BYTES_PER_MB).toFixed(1)} MB)`
}

/** @param {Judged} figure */
function describe({ unit, dashboard, bare, ok }) {
  const mark = ok === null ? '' : ok ? ' ✓' : ' ✗'
  const ratio = (dashboard / bare).toFixed(2)
  return `${number(dashboard, unit)}, ${ratio} × bare (${number(bare, unit)})${mark}`
}

/** @param {Judged} figure */
function describeTarget({ target }) {
  if (!target) return '–'
  if ('max' in target) return `≤ ${target.max} ms`
  return 'timesBare' in target ? `≤ ${target.timesBare} × bare` : `≤ bare + ${target.overBare} ms`
}

/**
 * @param {number} value
 * @param {string} unit
 */
function number(value, unit) {
  return `${value.toFixed(unit === 'ms' ? 0 : 1)} ${unit}`
}
