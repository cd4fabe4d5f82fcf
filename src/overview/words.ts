import { formatCount } from '#src/lib/units.ts'

/** `1 job`, `1,204 jobs`. */
export function jobsText(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'job' : 'jobs'}`
}

/** `1 GPU`, `1,204 GPUs`. */
export function gpusText(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'GPU' : 'GPUs'}`
}

/** What a GPU type is called by which jobs are grouped: `H100`, `CPU only`. */
export function gpuTypeName({
  type,
  gpus,
}: {
  /** Empty for none. */
  readonly type: string
  /** Those of all jobs of the type. */
  readonly gpus: number
}): string {
  return type || (gpus === 0 ? 'CPU only' : 'Type not given')
}
