import { formatCount, plural } from '#src/lib/units.ts'
import type { GpuUse, StageUse } from './gpuUse.ts'

type Amount = Pick<GpuUse, 'gpus' | 'jobs'>

/** `24 GPUs in 3 jobs`; without GPUs, `3 jobs`. */
export function amountOf({ gpus, jobs }: Amount): string {
  const count = plural(jobs, 'job')
  return gpus === 0 ? count : `${plural(gpus, 'GPU')} in ${count}`
}

/** What stands beside a bar for one of its stages: `24` for what runs, `+16 waiting`. `null` for what only the bar displays. */
export function barLabel({ stage, gpus, jobs }: StageUse): string | null {
  const amount = gpus === 0 ? plural(jobs, 'job') : formatCount(gpus)
  if (stage === 'running') return amount
  return stage === 'waiting' ? `+${amount} waiting` : null
}
