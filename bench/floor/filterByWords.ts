import type { TrainingJob } from '#src/contract/trainingJob.ts'

/** Returns the jobs that contain every word of a text, in any case. */
export function filterByWords(jobs: readonly TrainingJob[], text: string): readonly TrainingJob[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return jobs
  return jobs.filter((job) =>
    words.every((word) =>
      [job.name, job.id, job.training_project.name, job.user?.email, job.error_message].some(
        (value) => value?.toLowerCase().includes(word),
      ),
    ),
  )
}
