import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import type { Pace } from './polling.ts'
import { jobSetKey } from './jobSetKey.ts'
import { quietOptions, type Answered } from './searchOptions.ts'

/**
 * The query of one search for whoever asks beside the page. Its answers are not the page's: a page that
 * does not refresh would be refreshed by them, and one that comes to this search would show them as new.
 */
export function backgroundOptions(request: SearchRequest, pace: Pace) {
  return quietOptions(['training_jobs', 'beside', request], request, pace)
}

/** An answer in the cache, and what it answers: a search, by {@link jobSetKey}, or one job's ID. */
export interface Cached {
  readonly answer: Answered
  readonly scope: string | null
  readonly job: string | null
}

interface Keyed {
  readonly queryKey: readonly unknown[]
}

/** All answers that the cache holds. */
export function cachedAnswers(client: QueryClient): Cached[] {
  return client
    .getQueryCache()
    .getAll()
    .flatMap((query) => cachedOf(client, query) ?? [])
}

/** Tells of every answer that comes, whoever asked for it. Gives back the way to stop. */
export function onAnswer(client: QueryClient, listener: (cached: Cached) => void): () => void {
  return client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    const cached = cachedOf(client, event.query)
    if (cached) listener(cached)
  })
}

/** The search that the page keeps up to date while it is seen, by {@link jobSetKey}; null for none. */
export function usePolledScope(): string | null {
  const client = useQueryClient()
  const subscribe = useCallback(
    (listener: () => void) =>
      client.getQueryCache().subscribe(({ type, query }) => {
        // Whoever asks beside the page can do so in the middle of a rendering.
        if (isPages(query) && type.startsWith('observer')) listener()
      }),
    [client],
  )
  return useSyncExternalStore(subscribe, () => {
    const polled = client.getQueryCache().getAll().find(isPolledByPage)
    return polled ? scopeAsked(polled) : null
  })
}

function isPages({ queryKey }: Keyed): boolean {
  return queryKey[1] === 'search'
}

function isPolledByPage(query: Query): boolean {
  if (!isPages(query)) return false
  return query.observers.some(({ options: { refetchInterval: wait } }) => {
    return (typeof wait === 'function' ? wait(query) : (wait ?? false)) !== false
  })
}

function cachedOf(client: QueryClient, query: Keyed): Cached | null {
  const answer = client.getQueryData<Answered>(query.queryKey)
  const [, , asked] = query.queryKey
  return answer
    ? { answer, scope: scopeAsked(query), job: typeof asked === 'string' ? asked : null }
    : null
}

/** A search is kept under its request, a job under its ID. */
function scopeAsked({ queryKey: [, , asked] }: Keyed): string | null {
  return typeof asked === 'object' && asked !== null ? jobSetKey(asked) : null
}
