import type { KnownStatus } from '#src/contract/statuses.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { OFFERED_SPANS } from '#src/view/filtering/filterOptions.ts'
import { FACET_KEYS, type FacetKey } from '#src/view/filtering/facets.ts'
import { facetCounts, projectCounts } from '#src/view/filtering/facetCounts.ts'
import { SPAN_KEYS, type SpanKey } from '#src/view/filtering/matchingRows.ts'
import type { ClientFilters } from '#src/view/filtering/clientFilters.ts'
import type { Zone } from '#src/lib/zone.ts'
import { spanCounter } from '#src/view/filtering/spanCounter.ts'

/** The statuses of jobs that run. */
export const RUNNING: readonly string[] = ['TRAINING_JOB_RUNNING'] satisfies KnownStatus[]

type Counts = ReadonlyMap<string, number>

/** For the values of every filter that the browser applies, how many rows the table displays with each. */
export interface FilterCounts {
  readonly facets: Readonly<Partial<Record<FacetKey, Counts>>>
  readonly spans: Readonly<Partial<Record<SpanKey, Counts>>>
  /** The spans of `longer` in which jobs run. */
  readonly running: Counts
  /** By ID. */
  readonly projects: Counts
}

export interface Counted {
  readonly result: JobList
  /** When it was fetched, ms since the epoch. */
  readonly fetchedAt: number
  readonly clientFilters: ClientFilters
  /** What spans before now are counted from, ms since the epoch; 0 if the view has none. */
  readonly now: number
  readonly zone: Zone
}

/** Counts them step by step: all at once, a large result would block the page. */
export function* countingFilters(counted: Counted): Generator<void, FilterCounts> {
  const { result, fetchedAt, clientFilters, now, zone } = counted
  const facets: Partial<Record<FacetKey, Counts>> = {}
  for (const key of FACET_KEYS) {
    facets[key] = facetCounts(result, clientFilters, { key, now })
    yield
  }
  const count = (key: SpanKey, statuses?: readonly string[]) =>
    spanCounter(result, clientFilters, { key, now: fetchedAt, zone, statuses })(OFFERED_SPANS[key])
  const spans: Partial<Record<SpanKey, Counts>> = {}
  for (const key of SPAN_KEYS) {
    spans[key] = count(key)
    yield
  }
  const running = count('longer', RUNNING)
  yield
  return { facets, spans, running, projects: projectCounts(result, clientFilters, now) }
}
