import type { TrainingJob } from '../contract/trainingJob.ts'

/** How many jobs are in each status. */
export function countByStatus(jobs: readonly TrainingJob[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const job of jobs) counts.set(job.current_status, (counts.get(job.current_status) ?? 0) + 1)
  return counts
}

/** How many of the counted jobs are in one of `statuses`. */
export function countIn(counts: ReadonlyMap<string, number>, statuses: readonly string[]): number {
  return statuses.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0)
}

export interface Project {
  readonly id: string
  readonly name: string
}

/** The training projects of the jobs, each once, by ID. */
export function projectsOf(jobs: readonly TrainingJob[]): ReadonlyMap<string, Project> {
  const projects = new Map<string, Project>()
  for (const { training_project: project } of jobs) {
    if (!projects.has(project.id)) projects.set(project.id, project)
  }
  return projects
}

export interface StatusChange {
  readonly job: TrainingJob
  /** The status before. */
  readonly from: string
}

/** The jobs of `before` that `after` does not hold, and those of `after` that `before` did not. */
export function comingsAndGoings(before: readonly TrainingJob[], after: readonly TrainingJob[]) {
  return { came: without(after, before), left: without(before, after) }
}

function without(jobs: readonly TrainingJob[], others: readonly TrainingJob[]): TrainingJob[] {
  const ids = new Set(others.map(({ id }) => id))
  return jobs.filter(({ id }) => !ids.has(id))
}

/** The jobs of `after` whose status differs from the one they had in `before`; new jobs do not count. */
export function statusChanges(
  before: readonly TrainingJob[],
  after: readonly TrainingJob[],
): StatusChange[] {
  const earlier = new Map(before.map((job) => [job.id, job.current_status]))
  return after.flatMap((job) => {
    const from = earlier.get(job.id)
    return from === undefined || from === job.current_status ? [] : [{ job, from }]
  })
}
