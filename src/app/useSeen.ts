import { useState } from 'react'
import { phaseOf } from '../contract/statuses.ts'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { hasUnknownStatus } from '../jobs/job.ts'
import { projectsOf, type Project } from '../jobs/lists.ts'
import type { Answer } from '../search/answer.ts'

const NO_JOBS: readonly TrainingJob[] = []

interface Seen {
  /** Training projects, by ID. */
  readonly projects: ReadonlyMap<string, Project>
  readonly statuses: ReadonlySet<string>
  /** The jobs with an unknown status in the last response that could contain them all, and in those since. */
  readonly unknown: readonly TrainingJob[]
}

/**
 * What the answers since the page was opened held, to pick from: a filtered answer takes none away.
 * `byStatus` is whether the answer is to a search for some statuses only.
 */
export function useSeen(answer: Answer | null, byStatus: boolean): Seen {
  const jobs = answer?.jobs
  const [seen, setSeen] = useState({
    jobs: undefined as typeof jobs,
    projects: new Map<string, Project>(),
    statuses: new Set<string>(),
    unknown: NO_JOBS,
  })
  if (answer && jobs && seen.jobs !== jobs) {
    const { texts } = answer.index.dictionary('status')
    setSeen({
      jobs,
      projects: new Map([...seen.projects, ...projectsOf(jobs)]),
      statuses: new Set([...seen.statuses, ...texts]),
      unknown: [
        ...(byStatus ? without(seen.unknown, jobs) : NO_JOBS),
        ...(texts.some((text) => phaseOf(text) === 'unknown') ? jobs.filter(hasUnknownStatus) : []),
      ],
    })
  }
  return seen
}

/** The jobs that aren't among others, by ID. */
function without(jobs: readonly TrainingJob[], others: readonly TrainingJob[]) {
  if (jobs.length === 0) return jobs
  const ids = new Set(others.map(({ id }) => id))
  return jobs.filter(({ id }) => !ids.has(id))
}
