import { statusName } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { formatHardware } from '#src/jobs/instanceType.ts'
import { createdAt, elapsed, elapsedText, hasUnknownStatus, jobTitle } from '#src/jobs/job.ts'
import { formatDuration } from '#src/lib/time.ts'
import { formatExact, type Zone } from '#src/lib/zone.ts'
import { FACETS, NO_VALUE } from '#src/view/filtering/facets.ts'

export function factsOf(job: TrainingJob, now: number, zone: Zone) {
  return {
    title: jobTitle(job),
    status: statusName(job.current_status),
    project: job.training_project.name,
    user: FACETS.user.print(job.user?.email ?? NO_VALUE),
    hardware: formatHardware(job),
    created: formatExact(createdAt(job), zone),
    elapsed: elapsedText(job, now),
  }
}

/** Returns a job's facts for screen readers. `now` is in ms since the epoch. */
export function describeJob(job: TrainingJob, now: number, zone: Zone): string {
  const { title, status, project, user, hardware, created } = factsOf(job, now, zone)
  const duration = formatDuration(elapsed(job, now))
  const atLeast = hasUnknownStatus(job) ? 'at least ' : ''
  return `${title}, ${status}, ${project}, ${user}, ${hardware}, created ${created}, elapsed ${atLeast}${duration}`
}
