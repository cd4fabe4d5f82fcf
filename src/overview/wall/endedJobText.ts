import { statusLabel } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { reasonOrFirstLine } from '#src/jobs/errorReader.ts'
import { elapsedText, updatedAt } from '#src/jobs/job.ts'
import { shortUser } from '#src/jobs/sharedDomain.ts'

/** Returns why a job ended or, without an error message, its user and how long it ran. */
export function endedJobDetail(job: TrainingJob, domain: string | null): string {
  if (job.error_message) return reasonOrFirstLine(job.error_message)
  const user = shortUser(job.user?.email ?? '', domain)
  return [user, elapsedText(job, updatedAt(job))].filter(Boolean).join(' · ')
}

/** Returns the whole text below an ended job's name: `Failed · Killed`. */
export function endedJobText(job: TrainingJob, domain: string | null): string {
  return `${statusLabel(job.current_status)} · ${endedJobDetail(job, domain)}`
}
