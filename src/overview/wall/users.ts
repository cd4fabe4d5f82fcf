import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import { barLabel } from '#src/overview/now/amounts.ts'
import { gpusIn, gpuUse, type GpuUse } from '#src/overview/now/gpuUse.ts'
import type { UseKey } from '#src/view/overview.ts'
import type { View } from '#src/view/view.ts'

export type UsersKey = Exclude<UseKey, 'gpu'>

/** Returns the grouping of *Now*. If that is the GPU type, which the queue is already grouped by, returns the user. */
export function usersKey({ overview }: Pick<View, 'overview'>): UsersKey {
  return overview.uses === 'gpu' ? 'user' : overview.uses
}

export interface GpuUser {
  /** The user's email address, empty for none, or the project's ID. */
  readonly value: string
  readonly name: string
  readonly gpus: number
  /** The same as text; `1 job` if the running jobs have no GPUs, empty if none are running. */
  readonly running: string
  readonly hasGpus: boolean
  /** Text about the other jobs: `+16 waiting`; `2 jobs` if no active job has GPUs. */
  readonly note: string
}

/** The most running GPUs come first. */
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

/** Returns the waiting or, if there are none, the deploying GPUs as text. There is no room for both. */
function noteOf({ stages }: GpuUse): string {
  const waiting = stages.find(({ stage }) => stage === 'waiting')
  if (waiting) return barLabel(waiting) ?? ''
  const deploying = stages.find(({ stage }) => stage === 'deploying')
  return deploying && deploying.gpus > 0 ? `+${formatCount(deploying.gpus)} deploying` : ''
}
