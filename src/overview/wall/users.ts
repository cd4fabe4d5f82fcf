import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import { barLabel } from '#src/overview/now/amounts.ts'
import { gpusIn, gpuUse, type GpuUse } from '#src/overview/now/gpuUse.ts'
import type { UseKey } from '#src/view/overview.ts'
import type { View } from '#src/view/view.ts'

/** What the wall lists GPUs by. */
export type UsersKey = Exclude<UseKey, 'gpu'>

/** Returns what the wall lists GPUs by: what *Now* counts them by, or the user for GPU types, which the queue is by. */
export function usersKey({ overview }: Pick<View, 'overview'>): UsersKey {
  return overview.uses === 'gpu' ? 'user' : overview.uses
}

/** The GPUs of the jobs of one user or project. */
export interface GpuUser {
  /** The user's address, empty for none, or the project's ID. */
  readonly value: string
  readonly name: string
  /** Those of running jobs. */
  readonly gpus: number
  /** The same as text; `1 job` if those have no GPUs, empty if none run. */
  readonly running: string
  /** Whether any of its active jobs has GPUs. */
  readonly hasGpus: boolean
  /** What else there is, as text: `+16 waiting`; of jobs without GPUs `2 jobs`. */
  readonly note: string
}

/** The users or projects of the active ones among some rows of a list: those whose running jobs have the most GPUs first. */
export function gpuUsers(list: JobList, rows: ArrayLike<number>, by: UsersKey): readonly GpuUser[] {
  return gpuUse(list, rows, by).map((use): GpuUser => {
    const running = use.stages.find(({ stage }) => stage === 'running')
    const hasGpus = use.gpus > 0
    return {
      value: use.value,
      name: use.name,
      gpus: gpusIn(use, 'running'),
      running: running && hasGpus ? (barLabel(running) ?? '') : '',
      hasGpus,
      note: hasGpus ? noteOf(use) : plural(use.jobs, 'job'),
    }
  })
}

/** What waits says more than what is about to run; there is no room for both. */
function noteOf({ stages }: GpuUse): string {
  const waiting = stages.find(({ stage }) => stage === 'waiting')
  if (waiting) return barLabel(waiting) ?? ''
  const deploying = stages.find(({ stage }) => stage === 'deploying')
  return deploying && deploying.gpus > 0 ? `+${formatCount(deploying.gpus)} deploying` : ''
}
