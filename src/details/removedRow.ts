import type { TrainingJob } from '#src/contract/trainingJob.ts'

export interface Listing {
  readonly id: string
  readonly list: string
  readonly rows: readonly TrainingJob[]
  readonly row: number
  readonly status: string
}

/** How many jobs above and below are considered. It is unlikely that all of them are removed at once. */
const MAX_OFFSET = 50

/**
 * Returns the row that a removed job would have, from 0 to the number of rows: above the nearest job that was below
 * it or, if all of those were removed too, below the nearest job that was above it.
 */
export function removedRow(
  rows: readonly TrainingJob[],
  { rows: earlier, row }: Pick<Listing, 'rows' | 'row'>,
): number {
  const offsets = new Map<string, number>()
  for (let offset = -MAX_OFFSET; offset <= MAX_OFFSET; offset++) {
    const job = earlier[row + offset]
    if (job && offset !== 0) offsets.set(job.id, offset)
  }
  let [offsetAbove, offsetBelow] = [-Infinity, Infinity]
  let [rowAbove, rowBelow] = [-1, -1]
  for (const [index, { id }] of rows.entries()) {
    const offset = offsets.get(id)
    if (offset === undefined) continue
    if (offset > 0 && offset < offsetBelow) [offsetBelow, rowBelow] = [offset, index]
    if (offset < 0 && offset > offsetAbove) [offsetAbove, rowAbove] = [offset, index]
  }
  if (rowBelow !== -1) return rowBelow
  return rowAbove !== -1 ? rowAbove + 1 : Math.min(row, rows.length)
}
