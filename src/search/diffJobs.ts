import type { TrainingJob } from '#src/contract/trainingJob.ts'

export interface JobsDiff {
  readonly changed: readonly { readonly before: TrainingJob; readonly after: TrainingJob }[]
  readonly added: readonly TrainingJob[]
  readonly removed: readonly TrainingJob[]
}

const LOOKAHEAD = 50

/**
 * Returns the changes from one list to another, in any order. A job that is the same object in both lists is
 * unchanged. Needs one pass if most jobs are the same and in the same order, as in two successive polls.
 */
export function diffJobs(before: readonly TrainingJob[], after: readonly TrainingJob[]): JobsDiff {
  const restBefore: TrainingJob[] = []
  const restAfter: TrainingJob[] = []
  let i = 0
  let j = 0
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      i += 1
      j += 1
      continue
    }
    const [skipBefore, skipAfter] = resync(before, i, after, j)
    restBefore.push(...before.slice(i, i + skipBefore))
    restAfter.push(...after.slice(j, j + skipAfter))
    i += skipBefore
    j += skipAfter
  }
  return pairById(restBefore.concat(before.slice(i)), restAfter.concat(after.slice(j)))
}

/** Returns how many jobs to skip in each list to reach one that both contain. */
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

function pairById(before: readonly TrainingJob[], after: readonly TrainingJob[]): JobsDiff {
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
