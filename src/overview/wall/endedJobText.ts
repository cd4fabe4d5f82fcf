import { statusLabel } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { reasonOrFirstLine } from '#src/jobs/errorReader.ts'
import { elapsedText, updatedAt } from '#src/jobs/job.ts'
import { shortUser } from '#src/jobs/sharedDomain.ts'

/** Why a job ended or, without an error message, whose it was and how long it took. */
export function endingDetail(job: TrainingJob, domain: string | null): string {
  if (job.error_message) return reasonOrFirstLine(job.error_message)
  const user = shortUser(job.user?.email ?? '', domain)
  return [user, elapsedText(job, updatedAt(job))].filter(Boolean).join(' · ')
}

/** The whole text below the name of a job that ended: `Failed · Killed`. */
export function endingText(job: TrainingJob, domain: string | null): string {
  return `${statusLabel(job.current_status)} · ${endingDetail(job, domain)}`
}
