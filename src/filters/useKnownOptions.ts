import { useState } from 'react'
import { projectsOf, type Project } from '#src/jobs/counts.ts'
import type { Answer } from '#src/search/reader/result.ts'

interface Seen {
  /** Training projects, by ID. */
  readonly projects: ReadonlyMap<string, Project>
  readonly statuses: ReadonlySet<string>
}

/** What the answers since the page was opened held, to pick from: a filtered answer takes none away. */
export function useKnownOptions(answer: Answer | null): Seen {
  const jobs = answer?.jobs
  const [seen, setSeen] = useState({
    jobs: undefined as typeof jobs,
    projects: new Map<string, Project>(),
    statuses: new Set<string>(),
  })
  if (answer && jobs && seen.jobs !== jobs) {
    setSeen({
      jobs,
      projects: new Map([...seen.projects, ...projectsOf(jobs)]),
      statuses: new Set([...seen.statuses, ...answer.index.dictionary('status').texts]),
    })
  }
  return seen
}
