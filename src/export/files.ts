import Papa from 'papaparse'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { cleanMessage } from '#src/jobs/errors/cleanMessage.ts'
import { FIELDS, type FieldKey } from '#src/jobs/fields.ts'
import { printJson } from '#src/lib/printJson.ts'
import { createYielder } from '#src/lib/yieldToMain.ts'
import type { Zone } from '#src/lib/zone.ts'
import { markdownCell } from './markdownCell.ts'

const STEP = 200
/** A third of a frame, ms. */
const SLICE = 5

/** Marks a file as UTF-8 for spreadsheets. */
const BYTE_ORDER_MARK = '\uFEFF'
const NEWLINE = '\r\n'
/**
 * Matches where a spreadsheet would start a formula, by the file's delimiter: at the start of a cell, or of a part of it.
 * Programs also split files at other characters (Excel at semicolons, where the comma is the decimal separator). Quotes
 * within a part don't count then, so that such a program splits a cell at its line breaks too.
 */
const FORMULA = {
  ',': /^(?=[\t\r])|(?=[=+\-@])(?<=(?:^|[;|\t\r\n])"*)/g,
  '\t': /^(?=[\t\r])|(?=[=+\-@])(?<=(?:^|[;|,\r\n])"*)/g,
}

export interface Columns {
  readonly keys: readonly FieldKey[]
  /** The time that elapsed times are as of, ms since the epoch. */
  readonly now: number
  readonly zone: Zone
}

/**
 * Returns CSV (RFC 4180) with a header. An apostrophe is inserted wherever a spreadsheet would start a formula. Yields
 * to the main thread while writing.
 */
export async function csvOf(jobs: readonly TrainingJob[], { keys, now }: Columns): Promise<Blob> {
  const parts = [BYTE_ORDER_MARK, linesOf([keys.map(exportLabel)], ',')]
  await inSteps(jobs, (batch) => {
    const rows = batch.map((job) => exportCells(job, keys, now))
    parts.push(linesOf(rows, ','))
  })
  return new Blob(parts, { type: 'text/csv;charset=utf-8' })
}

/** Spreadsheets accept tab-separated values from the clipboard. */
export async function tsvOf(jobs: readonly TrainingJob[], { keys, now }: Columns): Promise<string> {
  const parts = [linesOf([keys.map(exportLabel)], '\t')]
  await inSteps(jobs, (batch) => {
    const rows = batch.map((job) => exportCells(job, keys, now))
    parts.push(linesOf(rows, '\t'))
  })
  return parts.join('')
}

function linesOf(rows: readonly ExportCell[][], delimiter: ',' | '\t'): string {
  const safe = rows.map((cells) => cells.map((cell) => withoutFormulas(cell, delimiter)))
  return Papa.unparse(safe, { delimiter, newline: NEWLINE }) + NEWLINE
}

function withoutFormulas(cell: ExportCell, delimiter: ',' | '\t'): ExportCell {
  return typeof cell === 'string' ? cell.replaceAll(FORMULA[delimiter], "'") : cell
}

export async function markdownOf(
  jobs: readonly TrainingJob[],
  { keys, now, zone }: Columns,
): Promise<string> {
  const names = keys.map((key) => FIELDS[key].label)
  const lines = keys.map((key) => (FIELDS[key].numeric ? '---:' : '---'))
  const parts = [markdownRow(names), markdownRow(lines)]
  await inSteps(jobs, (batch) => {
    for (const job of batch) {
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

/** Returns JSON in the form of the API's response. Yields to the main thread while writing. */
export async function jsonOf(jobs: readonly TrainingJob[]): Promise<Blob> {
  const parts = ['{"training_jobs":[']
  await inSteps(jobs, (batch, from) => {
    parts.push((from > 0 ? ',\n' : '\n') + batch.map((job) => printJson(job)).join(',\n'))
  })
  parts.push('\n]}\n')
  return new Blob(parts, { type: 'application/json' })
}

async function inSteps(
  jobs: readonly TrainingJob[],
  write: (batch: readonly TrainingJob[], from: number) => void,
): Promise<void> {
  const pause = createYielder(SLICE)
  for (let from = 0; from < jobs.length; from += STEP) {
    write(jobs.slice(from, from + STEP), from)
    await pause()
  }
}

type ExportCell = string | number | null

/** Exported in another form than displayed: times in ISO 8601, durations in seconds, errors in full. */
const exportValues: Partial<Record<FieldKey, (job: TrainingJob, now: number) => ExportCell>> = {
  created: (job) => job.created_at,
  updated: (job) => job.updated_at,
  error: readableError,
  elapsed: (job, now) => Math.round(Number(FIELDS.elapsed.read(job, now)) / 1000),
}

function readableError({ error_message: message }: TrainingJob): string | null {
  return message ? cleanMessage(message) : null
}

function exportLabel(key: FieldKey): string {
  return key === 'elapsed' ? `${FIELDS.elapsed.label} (s)` : FIELDS[key].label
}

/** Returns numbers as they are, and texts as displayed. `now` in ms since the epoch. */
function exportCells(job: TrainingJob, keys: readonly FieldKey[], now: number): ExportCell[] {
  return keys.map((key) => {
    const other = exportValues[key]
    if (other) return other(job, now)
    const value = FIELDS[key].read(job, now)
    return typeof value === 'string' ? FIELDS[key].print(value, null) : value
  })
}
