import type { TrainingJob } from '#src/contract/trainingJob.ts'

/** What changed between two lists of jobs. */
export interface JobsDiff {
  readonly changed: readonly { readonly before: TrainingJob; readonly after: TrainingJob }[]
  readonly added: readonly TrainingJob[]
  readonly removed: readonly TrainingJob[]
}

/** How far ahead to look for the job at which two lists agree again. */
const LOOKAHEAD = 50

/**
 * The changes from one list to another, whatever their order. A job that is the same object in both hasn't
 * changed. Takes one pass for lists that are mostly the same in the same order, as those of two polls.
 */
export function diffJobs(before: readonly TrainingJob[], after: readonly TrainingJob[]): JobsDiff {
  const left: TrainingJob[] = []
  const right: TrainingJob[] = []
  let i = 0
  let j = 0
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      i += 1
      j += 1
      continue
    }
    const [skipLeft, skipRight] = resync(before, i, after, j)
    left.push(...before.slice(i, i + skipLeft))
    right.push(...after.slice(j, j + skipRight))
    i += skipLeft
    j += skipRight
  }
  return pair(left.concat(before.slice(i)), right.concat(after.slice(j)))
}

/** How many jobs to skip in each list to get to one that both have. */
function resync(
  before: readonly TrainingJob[],
  i: number,
  after: readonly TrainingJob[],
  j: number,
): [number, number] {
  const [old, now] = [before[i], after[j]]
  for (let skip = 1; skip <= LOOKAHEAD; skip += 1) {
    if (after[j + skip] === old) return [0, skip]
    if (before[i + skip] === now) return [skip, 0]
    if (before[i + skip] === after[j + skip]) return [skip, skip]
  }
  return [1, 1]
}

/** Pairs the rest of both lists by ID. */
function pair(before: readonly TrainingJob[], after: readonly TrainingJob[]): JobsDiff {
  const rest = new Map(before.map((job) => [job.id, job]))
  const changed: { before: TrainingJob; after: TrainingJob }[] = []
  const added: TrainingJob[] = []
  for (const job of after) {
    const known = rest.get(job.id)
    if (!known) added.push(job)
    else if (known !== job) changed.push({ before: known, after: job })
    rest.delete(job.id)
  }
  return { changed, added, removed: [...rest.values()] }
}
