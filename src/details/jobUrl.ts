import type { TrainingJob } from '#src/contract/trainingJob.ts'

/** The job's page in Baseten's web app, whose address is `remoteUrl` (the contract). */
export function jobUrl(job: TrainingJob, remoteUrl: string): string {
  // Half a character, which JSON can hold, has no code in an address.
  const [project, id] = [job.training_project_id, job.id].map((part) =>
    encodeURIComponent(part.toWellFormed()),
  )
  return `${remoteUrl.replace(/\/+$/, '')}/training/${project}/logs/${id}`
}
