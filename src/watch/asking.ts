import type { SearchRequest } from '../contract/searchRequest.ts'
import { searchHash } from '../search/searchOptions.ts'
import { toSearchRequest } from '../view/request.ts'
import { parseView } from '../view/url.ts'
import type { WatchedView } from './watches.ts'

/** More jobs than this are asked for together. */
const FEW = 5

/**
 * Whether to search for all active jobs, which tells of many at once. The API gives one job by its ID, or
 * all by their status.
 */
export function asksForActive(jobs: readonly string[]): boolean {
  return jobs.length > FEW
}

/**
 * Which jobs to ask for by ID: a few always, of many those that are not, or no longer, among the active
 * ones. `active` is null as long as those are not known.
 */
export function askedById(
  jobs: readonly string[],
  active: ReadonlySet<string> | null,
): readonly string[] {
  if (!asksForActive(jobs)) return jobs
  return active ? jobs.filter((id) => !active.has(id)) : []
}

/** The searches of watched views, each once: views that differ in the browser only share one. */
export function searchesOf(views: readonly WatchedView[]): readonly SearchRequest[] {
  const requests = views.map(({ query }) => toSearchRequest(parseView(query)))
  return [...new Map(requests.map((request) => [searchHash(request), request])).values()]
}
