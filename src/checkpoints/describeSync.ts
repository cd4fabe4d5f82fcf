import type { Checkpoint } from '#src/contract/checkpoints.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { hasEnded } from '#src/jobs/job.ts'
import { formatCount, pluralForm } from '#src/lib/units.ts'
import type { CheckpointList } from './checkpointList.ts'

/** Returns a checkpoint's sync status as text; an unknown one unchanged, `null` if it has none. */
export function syncLabel({ sync_status: status }: Pick<Checkpoint, 'sync_status'>): string | null {
  if (isSyncing({ sync_status: status })) return 'Syncing'
  return status === 'COMPLETE' ? 'Complete' : (status ?? null)
}

export function isSyncing({ sync_status: status }: Pick<Checkpoint, 'sync_status'>): boolean {
  return status === 'SYNCING'
}

interface Disagreement {
  readonly text: string
  readonly tone: 'warning' | 'neutral'
}

/**
 * Returns how the job's own sync status and those of its checkpoints disagree; `null` if they don't. The job's is that
 * of the uploader, which goes on while the job is active, so it is no warning between two checkpoints.
 */
export function describeDisagreement(
  job: TrainingJob,
  { checkpoints, jobStatus }: Pick<CheckpointList, 'checkpoints' | 'jobStatus'>,
): Disagreement | null {
  const count = checkpoints.length
  const syncing = checkpoints.filter(isSyncing).length
  if (jobStatus === 'COMPLETED' && syncing > 0) {
    const which =
      count === 1
        ? 'its checkpoint is'
        : `${formatCount(syncing)} of ${formatCount(count)} checkpoints ${pluralForm(syncing, 'is', 'are')}`
    const text = `The job’s checkpoint sync is completed, but ${which} still syncing.`
    return { text, tone: 'warning' }
  }
  const areComplete = checkpoints.every(({ sync_status: status }) => status === 'COMPLETE')
  if (jobStatus === 'SYNCING' && count > 0 && areComplete) {
    const which = count === 1 ? 'its checkpoint is' : `all ${formatCount(count)} checkpoints are`
    return hasEnded(job)
      ? {
          text: `The job’s checkpoint sync is still running, but ${which} complete.`,
          tone: 'warning',
        }
      : { text: `The job’s sync status is Syncing, but ${which} complete.`, tone: 'neutral' }
  }
  return null
}
