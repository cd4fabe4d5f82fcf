import { useState } from 'react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { projectsOf, type Project } from '../jobs/lists.ts'

const NONE: ReadonlyMap<string, Project> = new Map()

/** Every training project seen since the page was opened, by ID: a filtered answer takes none away. */
export function useProjects(jobs: readonly TrainingJob[] | null): ReadonlyMap<string, Project> {
  const [seen, setSeen] = useState({ jobs, projects: jobs ? projectsOf(jobs) : NONE })
  if (jobs && seen.jobs !== jobs) {
    setSeen({ jobs, projects: new Map([...seen.projects, ...projectsOf(jobs)]) })
  }
  return seen.projects
}
