import { kindOf, statusLabel } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { hasEnded, nodeCount } from '#src/jobs/job.ts'
import { isRangeWord } from '#src/view/metricsRange.ts'

interface Empty {
  readonly title: string
  readonly text: string
}

interface EmptyRange {
  /** A range of the URL. */
  readonly range: string
  /** Whether it is the job's whole life. */
  readonly isWhole: boolean
}

/** Returns why a job has no metrics in a range. */
export function describeEmptyMetrics(job: TrainingJob, { range, isWhole }: EmptyRange): Empty {
  if (!isWhole && !isRangeWord(range)) return noneIn(job, range)
  const status = statusLabel(job.current_status)
  switch (kindOf(job.current_status)) {
    case 'waiting':
      return notYet(
        `The job is waiting for ${nodeCount(job) > 1 ? 'nodes' : 'a node'}. Metrics appear here when it runs.`,
      )
    case 'deploying':
      return notYet('The job is being set up. Metrics appear here when it runs.')
    case 'running':
      return isWhole
        ? notYet('The job is running. Metrics appear here as they arrive.')
        : noneIn(job, range)
    case 'unknown':
      return isWhole
        ? { title: 'No metrics', text: `The job has the status ${status} and no metrics.` }
        : noneIn(job, range)
    case 'completed':
    case 'failed':
    case 'stopped':
    case 'preempted':
      return isWhole
        ? { title: 'No metrics', text: `The job ended (${status.toLowerCase()}) without metrics.` }
        : noneIn(job, range)
  }
}

function notYet(text: string): Empty {
  return { title: 'No metrics yet', text }
}

function noneIn(job: TrainingJob, range: string): Empty {
  const span = isRangeWord(range)
    ? `in ${hasEnded(job) ? 'its' : 'the'} last ${range}`
    : 'between these times'
  return { title: 'No metrics in this range', text: `The job has no samples ${span}.` }
}

/** The reason for a range before the job's creation or after its end. */
export const OUTSIDE: Empty = {
  title: 'No metrics in this range',
  text: 'Between these times, the job wasn’t created yet or had ended.',
}
