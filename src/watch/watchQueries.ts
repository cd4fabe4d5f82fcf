import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { jobSetKey } from '#src/search/jobSetKey.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { parseView } from '#src/view/url.ts'
import type { WatchedView } from './watches.ts'

/** The maximum number of jobs to fetch by ID; more are fetched as a list of active jobs. */
const MAX_BY_ID = 5

/** The maximum number of jobs to fetch by ID at a time, since hundreds can end at once. */
export const AT_ONCE = 5

/** The API can return either one job by its ID or all jobs with some statuses. */
export function requestsActive(jobs: readonly string[]): boolean {
  return jobs.length > MAX_BY_ID
}

interface Known {
  /** `null` until they are fetched. */
  readonly active: ReadonlySet<string> | null
  readonly done: ReadonlySet<string>
}

/** All if there are few; otherwise those that aren't among the active jobs, some at a time. */
export function requestedById(jobs: readonly string[], { active, done }: Known): readonly string[] {
  if (!requestsActive(jobs)) return jobs
  return active ? jobs.filter((id) => !active.has(id) && !done.has(id)).slice(0, AT_ONCE) : []
}

/** Returns the distinct searches of watched views. Views that differ only in client filters share one. */
export function searchesOf(views: readonly WatchedView[]): readonly SearchRequest[] {
  const requests = views.map(({ query }) => toSearchRequest(parseView(query)))
  return [...new Map(requests.map((request) => [jobSetKey(request), request])).values()]
}
