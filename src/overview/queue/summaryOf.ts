import type { Queue } from '#src/jobs/queue.ts'
import { plural } from '#src/lib/units.ts'

/** `30 jobs · 96 GPUs`, without numbers that a single queue's heading already has; `undefined` if none remains. */
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
