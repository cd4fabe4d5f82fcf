import type { Queue } from '#src/jobs/queue.ts'
import { plural } from '#src/lib/units.ts'

/**
 * What waits in all queues: `30 jobs · 96 GPUs`. A number that the heading of the only queue has, or of the only one
 * that is for GPUs, is left out; `undefined` if nothing is left.
 */
export function summaryOf(queues: readonly Queue[]): string | undefined {
  const withGpus = queues.filter(({ gpus }) => gpus > 0)
  const jobs = queues.reduce((sum, { rows }) => sum + rows.length, 0)
  const gpus = withGpus.reduce((sum, queue) => sum + queue.gpus, 0)
  const parts = [
    queues.length > 1 && plural(jobs, 'job'),
    withGpus.length > 1 && plural(gpus, 'GPU'),
  ]
  return parts.filter(Boolean).join(' · ') || undefined
}
