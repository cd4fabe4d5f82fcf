import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { jobSetKey } from '#src/search/jobSetKey.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { parseView } from '#src/view/url.ts'
import type { WatchedView } from './watches.ts'

/** More jobs than this are asked for together. */
const FEW = 5

/** How many are asked for by ID at a time where many may have ended: hundreds can at once. */
export const AT_ONCE = 5

/**
 * Whether to search for all active jobs, which tells of many at once. The API gives one job by its ID, or
 * all by their status.
 */
export function requestsActive(jobs: readonly string[]): boolean {
  return jobs.length > FEW
}

interface Known {
  /** Null as long as they are not known. */
  readonly active: ReadonlySet<string> | null
  /** Told of by an answer to their ID since those were asked for. */
  readonly done: ReadonlySet<string>
}

/**
 * Which jobs to ask for by ID: a few always, of many those that are not, or no longer, among the active
 * ones, some at a time.
 */
export function requestedById(jobs: readonly string[], { active, done }: Known): readonly string[] {
  if (!requestsActive(jobs)) return jobs
  return active ? jobs.filter((id) => !active.has(id) && !done.has(id)).slice(0, AT_ONCE) : []
}

/** The searches of watched views, each once: views that differ in the browser only share one. */
export function searchesOf(views: readonly WatchedView[]): readonly SearchRequest[] {
  const requests = views.map(({ query }) => toSearchRequest(parseView(query)))
  return [...new Map(requests.map((request) => [jobSetKey(request), request])).values()]
}
