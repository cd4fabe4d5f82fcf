import { formatCount, plural } from '#src/lib/units.ts'
import type { GpuUse, StageUse } from './gpuUse.ts'

type Amount = Pick<GpuUse, 'gpus' | 'jobs'>

/** `24 GPUs in 3 jobs`; `3 jobs` if there are no GPUs. */
export function amountOf({ gpus, jobs }: Amount): string {
  const count = plural(jobs, 'job')
  return gpus === 0 ? count : `${plural(gpus, 'GPU')} in ${count}`
}

/** `24` if running, `+16 waiting` if waiting; otherwise `null`. */
export function barLabel({ stage, gpus, jobs }: StageUse): string | null {
  const amount = gpus === 0 ? plural(jobs, 'job') : formatCount(gpus)
  if (stage === 'running') return amount
  return stage === 'waiting' ? `+${amount} waiting` : null
}
