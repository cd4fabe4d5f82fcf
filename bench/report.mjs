import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { fileURLToPath } from 'node:url'
import { FIGURES, judge, judgeCounts, slowestSort } from './figures.mjs'
import { FACET_SIZES, SIZES } from './options.mjs'

/**
 * @typedef {import('./figures.mjs').Size} Size
 * @typedef {import('./figures.mjs').Judged} Judged
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url))
export const PAGE = 'BENCHMARK.md'
const BYTES_A_MB = 1_000_000
const BYTES_A_GIB = 1024 ** 3

/**
 * @param {Size} size
 */
export function print(size) {
  console.log(`\n${heading(size)}`)
  for (const figure of judge(size)) {
    const target = figure.target ? `   (${describeTarget(figure)})` : ''
    console.log(`  ${figure.label}: ${describe(figure)}${target}`)
  }
  console.log(`  slowest column: ${slowestSort(size.runs, 'dashboard').column}\n`)
}

/**
 * @param {Size} size
 * @returns {boolean} whether each is within its limit
 */
export function printCounts(size) {
  const counts = judgeCounts(size)
  console.log(`\n${heading(size)}`)
  for (const figure of counts) {
    console.log(`  ${figure.label}: ${describe(figure)}   (${describeTarget(figure)})`)
  }
  return counts.every(({ ok }) => ok === true)
}

/**
 * Writes all raw figures to `bench/results.json` and, if every size was measured, the table to
 * `BENCHMARK.md`.
 *
 * @param {{sizes: Size[], options: import('./options.mjs').Options, chromiumVersion: string}} what
 */
export function write({ sizes, options, chromiumVersion }) {
  const machine = machineNow(chromiumVersion)
  const results = {
    machine,
    runs: options.runs,
    polls: options.polls,
    sizes: sizes.map((size) => ({ ...size, figures: judge(size) })),
  }
  const name = options.facets ? 'bench:facets' : 'bench'
  const file = options.facets ? 'bench/results-facets.json' : 'bench/results.json'
  const wanted = options.facets ? FACET_SIZES : SIZES
  writeFileSync(file, JSON.stringify(results, rounded, 2))
  const written = [file]

  if (wanted.every((jobs) => sizes.some((size) => size.jobs === jobs))) {
    const about =
      `${describeMachine(machine)}; ` +
      `medians of ${options.runs} runs, heap over ${options.polls} polls.`
    writeSection(name, `${about}\n\n${table(sizes)}`)
    written.push(PAGE)
  }
  format(written)
}

/** @param {string} chromium the browser's version */
export function machineNow(chromium) {
  return {
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.cpus().length,
    memoryGiB: Math.round(os.totalmem() / BYTES_A_GIB),
    system: `${os.type()} ${os.arch()}`,
    chromium,
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
  }
}

/** @param {ReturnType<typeof machineNow>} machine */
export function describeMachine({ date, cpu, cores, memoryGiB, system, chromium, node }) {
  return `${date}, ${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}, Chromium ${chromium}, Node ${node}`
}

/**
 * @param {string} name
 * @param {string} text
 */
export function writeSection(name, text) {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`]
  const page = readFileSync(PAGE, 'utf8')
  const [head] = page.split(begin)
  const tail = page.split(end)[1]
  if (head === undefined || tail === undefined)
    throw new Error(`${PAGE} has no section for ${name}`)
  writeFileSync(PAGE, `${head}${begin}\n\n${text}\n\n${end}${tail}`)
}

/** @param {string[]} written */
export function format(written) {
  execFileSync('npx', ['oxfmt', ...written], { cwd: ROOT, stdio: 'inherit' })
  console.log(`Written: ${written.join(', ')}`)
}

/**
 * @param {Size[]} sizes
 * @returns {string} a row for each figure, a column for each size
 */
function table(sizes) {
  const judged = sizes.map(judge)
  const rows = FIGURES.map(({ label }, index) => {
    const figures = judged.flatMap((list) => list[index] ?? [])
    const wanted = [...new Set(figures.filter(({ target }) => target).map(describeTarget))]
    return [label, wanted.join('; ') || '–', ...figures.map(describe)]
  })
  const columns = ['figure', 'target', ...sizes.map(heading)]
  return [columns, columns.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

/**
 * @param {string} _name
 * @param {unknown} value
 */
export function rounded(_name, value) {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value
}

/** @param {Size} size */
function heading({ jobs, bytes, gzipBytes }) {
  const [whole, packed] = [bytes, gzipBytes].map((size) => (size / BYTES_A_MB).toFixed(1))
  return `${count(jobs)} jobs (${whole} MB, ${packed} MB gzipped)`
}

/** @param {Judged} figure */
function describe({ unit, dashboard, floor, ratio, ok }) {
  if (dashboard === null) return '–'
  const mark = ok === null ? '' : ok ? ' ✓' : ' ✗'
  const against =
    floor === null || ratio === null ? '' : `, ${ratio.toFixed(2)} × floor (${number(floor, unit)})`
  return `${number(dashboard, unit)}${against}${mark}`
}

/** @param {Judged} figure */
function describeTarget({ target, unit }) {
  if (!target) return '–'
  if ('timesFloor' in target) return `≤ ${target.timesFloor} × floor`
  return target.most === 0 ? '0' : `≤ ${target.most}${unit && ` ${unit}`}`
}

/**
 * @param {number} value
 * @param {string} unit
 */
function number(value, unit) {
  if (unit === '') return String(value)
  const digits = unit === 'ms' ? 0 : 1
  return `${value.toFixed(digits)} ${unit}`
}

/** @param {number} value */
function count(value) {
  return value.toLocaleString('en-US')
}
