import type { TrainingJob } from '#src/contract/trainingJob.ts'

/** A job in the list, as it was last there. */
export interface Listing {
  readonly id: string
  /** What decides which jobs the list has, and their order. */
  readonly list: string
  /** The jobs in the list, and the job's row among them, from 0. */
  readonly rows: readonly TrainingJob[]
  readonly row: number
  readonly status: string
}

/** How many jobs on each side are looked for: that all of them leave the list is unlikely. */
const NEAR = 50

/**
 * The row that a job would have that has left the list, from 0 to the number of rows: before the next of the jobs
 * that followed it, or after the last of those before it.
 */
export function lastIndex(
  rows: readonly TrainingJob[],
  { rows: earlier, row }: Pick<Listing, 'rows' | 'row'>,
): number {
  const offsets = new Map<string, number>()
  for (let offset = -NEAR; offset <= NEAR; offset++) {
    const job = earlier[row + offset]
    if (job && offset !== 0) offsets.set(job.id, offset)
  }
  let [before, after] = [-Infinity, Infinity]
  let [lastBefore, firstAfter] = [-1, -1]
  for (const [index, { id }] of rows.entries()) {
    const offset = offsets.get(id)
    if (offset === undefined) continue
    if (offset > 0 && offset < after) [after, firstAfter] = [offset, index]
    if (offset < 0 && offset > before) [before, lastBefore] = [offset, index]
  }
  if (firstAfter !== -1) return firstAfter
  return lastBefore !== -1 ? lastBefore + 1 : Math.min(row, rows.length)
}
