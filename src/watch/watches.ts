import { isObject, isString, isText } from '#src/contract/guards.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { pick } from '#src/lib/records.ts'
import { Stored } from '#src/lib/stored.ts'
import { timesInUtc } from '#src/view/filtering/spans.ts'
import { parseView, printView } from '#src/view/url.ts'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { FILTER_KEYS } from '#src/view/viewKeys.ts'
import { WATCHES_KEY } from './watchState.ts'

export interface WatchedJob {
  readonly id: string
  readonly name: string
}

export interface WatchedView {
  readonly name: string
  /** In the form that {@link watchedQuery} returns. */
  readonly query: string
}

export interface Watches {
  readonly jobs: readonly WatchedJob[]
  readonly views: readonly WatchedView[]
}

export function parseWatches(text: string | null): Watches {
  const stored = parseJson(text ?? '')
  let watches: Watches = { jobs: [], views: [] }
  if (!isObject(stored) || !Array.isArray(stored['jobs']) || !Array.isArray(stored['views'])) {
    return watches
  }
  watches = withJobs(watches, stored['jobs'].flatMap(readJob))
  for (const view of stored['views'].flatMap(readView)) watches = withView(watches, view)
  return watches
}

function readJob(entry: unknown): WatchedJob[] {
  if (!isObject(entry)) return []
  const { id, name } = entry
  return isText(id) && isString(name) ? [{ id, name }] : []
}

function readView(entry: unknown): WatchedView[] {
  if (!isObject(entry)) return []
  const { name, query } = entry
  if (!isString(name) || !isString(query)) return []
  return [{ name, query: watchedQuery(parseView(query)) }]
}

/** Returns the part of a view's query string that determines its jobs: the same for views with the same jobs. */
export function watchedQuery(view: View): string {
  return printView({ ...DEFAULT_VIEW, ...pick(view, FILTER_KEYS), ...timesInUtc(view) })
}

const idsOf = new WeakMap<readonly WatchedJob[], ReadonlySet<string>>()

/** Returns the IDs of the watched jobs. Cached, since thousands can be watched and many components use them. */
export function watchedIds({ jobs }: Watches): ReadonlySet<string> {
  const ids = idsOf.get(jobs) ?? new Set(jobs.map(({ id }) => id))
  idsOf.set(jobs, ids)
  return ids
}

export function withJobs(watches: Watches, jobs: readonly WatchedJob[]): Watches {
  const ids = new Set(watchedIds(watches))
  const added = jobs.filter(({ id }) => ids.size < ids.add(id).size)
  return added.length > 0 ? { ...watches, jobs: [...watches.jobs, ...added] } : watches
}

export function withoutJobs(watches: Watches, ids: readonly string[]): Watches {
  const removed = new Set(ids)
  return { ...watches, jobs: watches.jobs.filter(({ id }) => !removed.has(id)) }
}

export function withView(watches: Watches, view: WatchedView): Watches {
  if (isViewWatched(watches, view.query)) return watches
  return { ...watches, views: [...watches.views, view] }
}

export function withoutView(watches: Watches, query: string): Watches {
  return { ...watches, views: watches.views.filter((view) => view.query !== query) }
}

export function isJobWatched(watches: Watches, id: string): boolean {
  return watchedIds(watches).has(id)
}

export function isViewWatched({ views }: Watches, query: string): boolean {
  return views.some((view) => view.query === query)
}

export function watchCount({ jobs, views }: Watches): number {
  return jobs.length + views.length
}

export const watches = new Stored<Watches>(WATCHES_KEY, {
  parse: parseWatches,
  print: (value) => JSON.stringify(value),
})
