import { formatCount } from '../jobs/units.ts'

/** `1 job`, `1,204 jobs`. */
export function jobsText(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'job' : 'jobs'}`
}

/** `1 GPU`, `1,204 GPUs`. */
export function gpusText(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'GPU' : 'GPUs'}`
}
