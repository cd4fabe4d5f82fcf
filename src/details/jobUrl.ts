import type { TrainingJob } from '#src/contract/trainingJob.ts'

/** `remoteUrl` is the address of Baseten's web app (see the contract). */
export function jobUrl(job: TrainingJob, remoteUrl: string): string {
  // JSON can contain lone surrogates, which `encodeURIComponent` rejects.
  const [project, id] = [job.training_project_id, job.id].map((part) =>
    encodeURIComponent(part.toWellFormed()),
  )
  return `${remoteUrl.replace(/\/+$/, '')}/training/${project}/logs/${id}`
}
