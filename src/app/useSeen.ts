import { useState } from 'react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { projectsOf, type Project } from '../jobs/lists.ts'

interface Seen {
  /** Training projects, by ID. */
  readonly projects: ReadonlyMap<string, Project>
  readonly statuses: ReadonlySet<string>
}

/** What the answers since the page was opened held, to pick from: a filtered answer takes none away. */
export function useSeen(
  jobs: readonly TrainingJob[] | null,
  counts: ReadonlyMap<string, number> | null,
): Seen {
  const [seen, setSeen] = useState({
    jobs: null as typeof jobs,
    projects: new Map<string, Project>(),
    statuses: new Set<string>(),
  })
  if (jobs && counts && seen.jobs !== jobs) {
    setSeen({
      jobs,
      projects: new Map([...seen.projects, ...projectsOf(jobs)]),
      statuses: new Set([...seen.statuses, ...counts.keys()]),
    })
  }
  return seen
}
