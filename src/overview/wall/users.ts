import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import { gpusIn, gpuUse, type GpuUse } from '#src/overview/now/gpuUse.ts'

/** The GPUs of one user's jobs. */
export interface GpuUser {
  /** The user's address; empty for none. */
  readonly value: string
  readonly name: string
  /** Those of running jobs. */
  readonly gpus: number
  /** What else there is, as text: `+16 waiting`; of jobs without GPUs `2 jobs`. */
  readonly note: string
}

/** The users of the active ones among some rows of a list: those whose running jobs have the most GPUs first. */
export function gpuUsers(list: JobList, rows: ArrayLike<number>): readonly GpuUser[] {
  return gpuUse(list, rows, 'user').map((use): GpuUser => {
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
