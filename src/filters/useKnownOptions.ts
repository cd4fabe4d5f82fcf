import { useQueryClient } from '@tanstack/react-query'
import { useSelector } from '@tanstack/react-store'
import { projectsOf, type Project } from '#src/jobs/counts.ts'
import { fromHistory } from '#src/search/history.ts'

interface KnownOptions {
  readonly projects: ReadonlyMap<string, Project>
  readonly statuses: ReadonlySet<string>
}

const knownOptions = fromHistory<KnownOptions>(
  () => ({ projects: new Map(), statuses: new Set() }),
  (known, { result, diff }) => {
    // The projects and statuses of unchanged jobs are known already.
    const jobs = diff ? [...diff.added, ...diff.changed.map(({ after }) => after)] : result.jobs
    const projects = [...projectsOf(jobs)].filter(
      ([id, { name }]) => known.projects.get(id)?.name !== name,
    )
    const statuses = (
      diff
        ? jobs.map(({ current_status: status }) => status)
        : result.index.dictionary('status').texts
    ).filter((status) => !known.statuses.has(status))
    if (projects.length + statuses.length === 0) return known
    return {
      projects: new Map([...known.projects, ...projects]),
      statuses: new Set([...known.statuses, ...statuses]),
    }
  },
)

/** Returns the projects and statuses in all results since the page was opened. A filtered result removes none. */
export function useKnownOptions(): KnownOptions {
  return useSelector(knownOptions(useQueryClient()))
}
