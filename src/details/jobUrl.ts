import type { TrainingJob } from '#src/contract/trainingJob.ts'

/** Returns the URL of the job's page in Baseten's web app, which is at `remoteUrl` (see the contract). */
export function jobUrl(job: TrainingJob, remoteUrl: string): string {
  // JSON can contain lone surrogates, which `encodeURIComponent` rejects.
  const [project, id] = [job.training_project_id, job.id].map((part) =>
    encodeURIComponent(part.toWellFormed()),
  )
  return `${remoteUrl.replace(/\/+$/, '')}/training/${project}/logs/${id}`
}
