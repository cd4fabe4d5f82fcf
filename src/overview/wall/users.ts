import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { formatCount, plural } from '#src/lib/units.ts'
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
  /** What else there is, as text: `+16 waiting`; of jobs without GPUs `2 jobs`. */
  readonly note: string
}

/** The users or projects of the active ones among some rows of a list: those whose running jobs have the most GPUs first. */
export function gpuUsers(list: JobList, rows: ArrayLike<number>, by: UsersKey): readonly GpuUser[] {
  return gpuUse(list, rows, by).map((use): GpuUser => {
    const running = gpusIn(use, 'running')
    return { value: use.value, name: use.name, gpus: running, note: noteOf(use, running) }
  })
}

function noteOf(use: GpuUse, running: number): string {
  if (use.gpus === 0) return plural(use.jobs, 'job')
  // What waits says more than what is about to run; there is no room for both.
  const stage = (['waiting', 'deploying'] as const).find((one) => gpusIn(use, one) > 0)
  return stage ? `${running > 0 ? '+' : ''}${formatCount(gpusIn(use, stage))} ${stage}` : ''
}
