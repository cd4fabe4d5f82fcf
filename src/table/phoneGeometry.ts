import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { Density } from '#src/view/view.ts'
import type { RowsGeometry } from './rowsGeometry.ts'
import { PHONE_ROW_HEIGHTS } from './widths.ts'

const ERROR_HEIGHTS: Readonly<Record<Density, number>> = { comfortable: 22, compact: 20 }

export function phoneGeometry(jobs: readonly TrainingJob[], density: Density): RowsGeometry {
  const twoLines = PHONE_ROW_HEIGHTS[density]
  const errorLine = ERROR_HEIGHTS[density]
  /** Counts the jobs with an error before each row. */
  const errors = new Uint32Array(jobs.length + 1)
  for (const [row, job] of jobs.entries()) {
    errors[row + 1] = (errors[row] ?? 0) + (job.error_message ? 1 : 0)
  }
  const total = errors.at(-1) ?? 0
  const offsetOf = (row: number) => row * twoLines + (errors[row] ?? total) * errorLine
  return {
    offsetOf,
    rowAt: (offset) => {
      // A row has at least two lines, so this is the last row that it can be.
      let [first, last] = [0, Math.floor(offset / twoLines)]
      while (first < last) {
        const middle = Math.ceil((first + last) / 2)
        if (offsetOf(middle) <= offset) first = middle
        else last = middle - 1
      }
      return first
    },
    keyOf: (row) => row,
  }
}
