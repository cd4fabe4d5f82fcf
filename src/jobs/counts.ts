import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { JobList } from './columns/jobColumns.ts'

/** Omits statuses without a job. */
export function countByStatus(
  { index }: JobList,
  rows: Iterable<number>,
): ReadonlyMap<string, number> {
  const codes = index.numbers('status', 0)
  const { texts } = index.dictionary('status')
  const counts = new Uint32Array(texts.length)
  for (const row of rows) {
    const code = codes[row] ?? NaN
    counts[code] = (counts[code] ?? 0) + 1
  }
  return new Map(
    texts.flatMap((status, code) => {
      const count = counts[code] ?? 0
      return count > 0 ? [[status, count]] : []
    }),
  )
}

export function countIn(counts: ReadonlyMap<string, number>, statuses: readonly string[]): number {
  return statuses.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0)
}

export interface Project {
  readonly id: string
  readonly name: string
}

export function projectsOf(jobs: readonly TrainingJob[]): ReadonlyMap<string, Project> {
  const projects = new Map<string, Project>()
  for (const { training_project: project } of jobs) {
    if (!projects.has(project.id)) projects.set(project.id, project)
  }
  return projects
}
