import { notifyManager, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { createAtom, type Atom, type ReadonlyAtom } from '@tanstack/store'
import { clockOffset } from '#src/lib/apiClock.ts'
import { diffJobs, type JobsDiff } from './diffJobs.ts'
import { jobSetKey } from './jobSetKey.ts'
import { wholeResult, type SearchResult, type Cached } from './searchOptions.ts'

export interface Fetched {
  readonly result: SearchResult
  /** When it was fetched, by the API's clock, ms since the epoch. */
  readonly at: number
  /** The hash of the query key. */
  readonly query: string
  readonly isPage: boolean
  /** The {@link jobSetKey}; `null` for a single job. */
  readonly scope: string | null
  /** `null` for a search. */
  readonly job: string | null
  readonly byStatus: boolean
}

export function cachedResults(client: QueryClient): readonly Fetched[] {
  return client
    .getQueryCache()
    .getAll()
    .flatMap((query) => fetchedOf(query) ?? [])
}

export function onResult(client: QueryClient, listener: (fetched: Fetched) => void): () => void {
  return client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    const fetched = fetchedOf(event.query)
    if (fetched) listener(fetched)
  })
}

interface AnyQuery {
  readonly queryKey: QueryKey
  readonly queryHash: string
  readonly state: { readonly data: unknown; readonly dataUpdatedAt: number }
}

function fetchedOf({ queryKey, queryHash, state }: AnyQuery): Fetched | null {
  const [topic, kind, of] = queryKey
  if (topic !== 'training_jobs' || kind === 'progress') return null
  // oxlint-disable-next-line no-unsafe-type-assertion -- searchOptions.ts writes all keys of this topic
  const result = wholeResult(state.data as Cached | undefined)
  if (!result) return null
  const request = typeof of === 'object' && of !== null ? of : null
  return {
    result,
    at: state.dataUpdatedAt + clockOffset.get(),
    query: queryHash,
    isPage: kind === 'search',
    scope: request && jobSetKey(request),
    job: typeof of === 'string' ? of : null,
    byStatus: request !== null && 'statuses' in request,
  }
}

export interface HistoryEntry {
  readonly result: SearchResult
  /** By the API's clock, ms since the epoch. */
  readonly at: number
  /** When the first of the consecutive results with the same job set was fetched, ms since the epoch. */
  readonly since: number
  /** The changes since the previous result; `null` for the first result of a search. */
  readonly diff: JobsDiff | null
  readonly byStatus: boolean
}

interface LastEntry extends HistoryEntry, Pick<Fetched, 'query' | 'scope'> {}

/** Returns the entry for a fetched result, or `last` if the page has no new result. */
function nextEntry(last: LastEntry | null, fetched: Fetched): LastEntry | null {
  const { result, at, query, scope, byStatus, isPage } = fetched
  if (!isPage || result === last?.result) return last
  return {
    result,
    at,
    query,
    scope,
    since: scope === last?.scope ? last.since : at,
    // The first result of a search shares no job objects with an earlier one, even of the same search.
    diff:
      last && query === last.query && !result.isFirst
        ? diffJobs(last.result.jobs, result.jobs)
        : null,
    byStatus,
  }
}

/** `null` before the first result. */
export const lastEntry: (client: QueryClient) => ReadonlyAtom<HistoryEntry | null> = perClient(
  (client) => {
    const atom = createAtom(cachedResults(client).reduce(nextEntry, null))
    onResult(client, (fetched) => {
      // In the same batch as react-query's own notifications, so that the page renders once (docs/decisions/005).
      notifyManager.schedule(() => atom.set((last) => nextEntry(last, fetched)))
    })
    return atom
  },
)

/** One store per client, which reduces the displayed results with `next`. Returning `value` means no change. */
export function fromHistory<Value>(
  initial: () => Value,
  next: (value: Value, entry: HistoryEntry) => Value,
): (client: QueryClient) => Atom<Value> {
  return perClient((client) => {
    const history = lastEntry(client)
    const first = history.get()
    const atom: Atom<Value> = createAtom(first ? next(initial(), first) : initial())
    history.subscribe((entry) => {
      if (entry) atom.set((value) => next(value, entry))
    })
    return atom
  })
}

export function perClient<Value>(
  create: (client: QueryClient) => Value,
): (client: QueryClient) => Value {
  const created = new WeakMap<QueryClient, { readonly value: Value }>()
  return (client) => {
    const known = created.get(client) ?? { value: create(client) }
    created.set(client, known)
    return known.value
  }
}
