import type { KnownStatus } from '#src/contract/statuses.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import type { Zone } from '#src/lib/zone.ts'
import type { ClientFilters } from '#src/view/filtering/clientFilters.ts'
import { facetCounts, projectCounts } from '#src/view/filtering/facetCounts.ts'
import { FACET_KEYS, type FacetKey } from '#src/view/filtering/facets.ts'
import { OFFERED_SPANS } from '#src/view/filtering/filterOptions.ts'
import { SPAN_KEYS, type SpanKey } from '#src/view/filtering/matchingRows.ts'
import { spanCounter } from '#src/view/filtering/spanCounter.ts'

export const RUNNING: readonly string[] = ['TRAINING_JOB_RUNNING'] satisfies KnownStatus[]

type Counts = ReadonlyMap<string, number>

export interface FilterCounts {
  readonly facets: Readonly<Partial<Record<FacetKey, Counts>>>
  readonly spans: Readonly<Partial<Record<SpanKey, Counts>>>
  /** By span of `longer`, for running jobs only. */
  readonly running: Counts
  readonly projects: Counts
}

export interface Counted {
  readonly result: JobList
  readonly fetchedAt: number
  readonly clientFilters: ClientFilters
  /** The time that spans such as `24h` are relative to, ms since the epoch; 0 if the view has none. */
  readonly now: number
  readonly zone: Zone
}

/** Counts the rows for all filter values. Yields after each step, so that the page stays responsive. */
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
