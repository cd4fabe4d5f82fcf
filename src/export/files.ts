import Papa from 'papaparse'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { FIELDS, type FieldKey } from '#src/jobs/fields.ts'
import { printJson } from '#src/lib/printJson.ts'
import type { Zone } from '#src/lib/zone.ts'
import { createYielder } from '#src/lib/yieldToMain.ts'
import { markdownCell } from './markdownCell.ts'
import { cleanMessage } from '#src/jobs/errors/cleanMessage.ts'

/** Rows that are written in one step. */
const STEP = 200
/** How long writing may keep the page from other work, ms: a third of a frame. */
const SLICE = 5

/** By this mark spreadsheets know that a file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'
const NEWLINE = '\r\n'
/** How a cell begins that a spreadsheet takes for a formula; the library's own test overlooks one of several lines. */
const FORMULA = /^[=+\-@\t\r]/

/** What of the jobs goes into a table. */
export interface Columns {
  readonly keys: readonly FieldKey[]
  /** What elapsed times are as of, ms since the epoch. */
  readonly now: number
  /** What the times in a table for people are in. */
  readonly zone: Zone
}

/**
 * Jobs as CSV (RFC 4180), in their order, with a line of names first. A cell that a spreadsheet would take
 * for a formula begins with an apostrophe. Gives way to the page while it writes.
 */
export async function csvOf(jobs: readonly TrainingJob[], { keys, now }: Columns): Promise<Blob> {
  const parts = [BYTE_ORDER_MARK, linesOf([keys.map(exportLabel)])]
  await inSteps(jobs, (some) => {
    parts.push(linesOf(some.map((job) => exportCells(job, keys, now))))
  })
  return new Blob(parts, { type: 'text/csv;charset=utf-8' })
}

/** The same with tabs between: spreadsheets take it from the clipboard. */
export async function tsvOf(jobs: readonly TrainingJob[], { keys, now }: Columns): Promise<string> {
  const parts = [linesOf([keys.map(exportLabel)], '\t')]
  await inSteps(jobs, (some) => {
    parts.push(
      linesOf(
        some.map((job) => exportCells(job, keys, now)),
        '\t',
      ),
    )
  })
  return parts.join('')
}

function linesOf(rows: ExportCell[][], delimiter = ','): string {
  return Papa.unparse(rows, { delimiter, escapeFormulae: FORMULA, newline: NEWLINE }) + NEWLINE
}

/** A table in Markdown, as the page shows it, for an issue or a chat. */
export async function markdownOf(
  jobs: readonly TrainingJob[],
  { keys, now, zone }: Columns,
): Promise<string> {
  const names = keys.map((key) => FIELDS[key].label)
  const lines = keys.map((key) => (FIELDS[key].numeric ? '---:' : '---'))
  const parts = [markdownRow(names), markdownRow(lines)]
  await inSteps(jobs, (some) => {
    for (const job of some) {
      parts.push(markdownRow(keys.map((key) => markdownCell(printField(key, job, { now, zone })))))
    }
  })
  return parts.join('')
}

function printField(key: FieldKey, job: TrainingJob, { now, zone }: Omit<Columns, 'keys'>): string {
  if (key === 'error') return readableError(job) ?? ''
  const value = FIELDS[key].read(job, now)
  return value === null ? '' : FIELDS[key].print(value, zone)
}

const markdownRow = (cells: string[]) => `| ${cells.join(' | ')} |\n`

/** The API's own objects, in their order, in the shape of its answer. Gives way to the page while it writes. */
export async function jsonOf(jobs: readonly TrainingJob[]): Promise<Blob> {
  const parts = ['{"training_jobs":[']
  await inSteps(jobs, (some, from) => {
    parts.push((from > 0 ? ',\n' : '\n') + some.map((job) => printJson(job)).join(',\n'))
  })
  parts.push('\n]}\n')
  return new Blob(parts, { type: 'application/json' })
}

async function inSteps(
  jobs: readonly TrainingJob[],
  write: (some: readonly TrainingJob[], from: number) => void,
): Promise<void> {
  const pause = createYielder(SLICE)
  for (let from = 0; from < jobs.length; from += STEP) {
    write(jobs.slice(from, from + STEP), from)
    await pause()
  }
}

/** What a cell of an exported table holds. */
type ExportCell = string | number | null

/** Fields that a spreadsheet wants otherwise than the page: times in ISO 8601, a duration in seconds. */
const otherwise: Partial<Record<FieldKey, (job: TrainingJob, now: number) => ExportCell>> = {
  created: (job) => job.created_at,
  updated: (job) => job.updated_at,
  error: readableError,
  elapsed: (job, now) => Math.round(Number(FIELDS.elapsed.read(job, now)) / 1000),
}

/** The job's error message without control characters; `null` if none. */
function readableError({ error_message: message }: TrainingJob): string | null {
  return message ? cleanMessage(message) : null
}

/** The name of a column of an exported table. */
function exportLabel(key: FieldKey): string {
  return key === 'elapsed' ? `${FIELDS.elapsed.label} (s)` : FIELDS[key].label
}

/** A job's row in an exported table: numbers as they are, texts as the table shows them. `now` in ms since the epoch. */
function exportCells(job: TrainingJob, keys: readonly FieldKey[], now: number): ExportCell[] {
  return keys.map((key) => {
    const other = otherwise[key]
    if (other) return other(job, now)
    const value = FIELDS[key].read(job, now)
    return typeof value === 'string' ? FIELDS[key].print(value, null) : value
  })
}
