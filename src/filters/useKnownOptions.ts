import { useSelector } from '@tanstack/react-store'
import { useQueryClient } from '@tanstack/react-query'
import { projectsOf, type Project } from '#src/jobs/counts.ts'
import { fromHistory } from '#src/search/history.ts'

interface KnownOptions {
  /** Training projects, by ID. */
  readonly projects: ReadonlyMap<string, Project>
  readonly statuses: ReadonlySet<string>
}

const knownOptions = fromHistory<KnownOptions>(
  () => ({ projects: new Map(), statuses: new Set() }),
  (known, { result }) => ({
    projects: new Map([...known.projects, ...projectsOf(result.jobs)]),
    statuses: new Set([...known.statuses, ...result.index.dictionary('status').texts]),
  }),
)

/** The projects and statuses of all results since the page was opened: a filtered result removes none. */
export function useKnownOptions(): KnownOptions {
  return useSelector(knownOptions(useQueryClient()))
}
