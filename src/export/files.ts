import Papa from 'papaparse'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { exportCells, exportLabel, type ExportCell } from '../jobs/exportCells.ts'
import type { FieldKey } from '../jobs/fields.ts'
import { createPacer } from '../search/pacer.ts'

/** Rows that are written in one step. */
const STEP = 200
/** How long writing may keep the page from other work, ms: a third of a frame. */
const SLICE = 5

/** By this mark spreadsheets know that a file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'
const NEWLINE = '\r\n'

/** What of the jobs goes into a table. */
export interface Columns {
  readonly keys: readonly FieldKey[]
  /** What elapsed times are as of, ms since the epoch. */
  readonly now: number
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

function linesOf(rows: ExportCell[][]): string {
  return Papa.unparse(rows, { escapeFormulae: true, newline: NEWLINE }) + NEWLINE
}

/** The API's own objects, in their order, in the shape of its answer. Gives way to the page while it writes. */
export async function jsonOf(jobs: readonly TrainingJob[]): Promise<Blob> {
  const parts = ['{"training_jobs":[']
  await inSteps(jobs, (some, from) => {
    parts.push((from > 0 ? ',\n' : '\n') + some.map((job) => JSON.stringify(job)).join(',\n'))
  })
  parts.push('\n]}\n')
  return new Blob(parts, { type: 'application/json' })
}

async function inSteps(
  jobs: readonly TrainingJob[],
  write: (some: readonly TrainingJob[], from: number) => void,
): Promise<void> {
  const pause = createPacer(SLICE)
  for (let from = 0; from < jobs.length; from += STEP) {
    write(jobs.slice(from, from + STEP), from)
    await pause()
  }
}
