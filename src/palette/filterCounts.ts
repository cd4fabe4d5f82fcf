import type { KnownStatus } from '#src/contract/statuses.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { OFFERED_SPANS } from '#src/view/filtering/filterOptions.ts'
import { FACET_KEYS, type FacetKey } from '#src/view/filtering/facets.ts'
import { facetCounts, projectCounts } from '#src/view/filtering/facetCounts.ts'
import { SPAN_KEYS, type SpanKey } from '#src/view/filtering/matchingRows.ts'
import type { Narrowing } from '#src/view/filtering/clientFilters.ts'
import { spanCounter } from '#src/view/filtering/spanCounter.ts'

/** The statuses of jobs that run. */
export const RUNNING: readonly string[] = ['TRAINING_JOB_RUNNING'] satisfies KnownStatus[]

type Counts = ReadonlyMap<string, number>

/** For the values of every filter that the browser answers, how many rows the table shows with each. */
export interface FilterCounts {
  readonly facets: Readonly<Partial<Record<FacetKey, Counts>>>
  readonly spans: Readonly<Partial<Record<SpanKey, Counts>>>
  /** The spans of `longer` in which jobs run. */
  readonly running: Counts
  /** By ID. */
  readonly projects: Counts
}

export interface Counted {
  readonly answer: JobList
  /** When it came, ms since the epoch. */
  readonly answeredAt: number
  readonly narrowing: Narrowing
  /** What spans before now are counted from, ms since the epoch; 0 where the view has none. */
  readonly now: number
}

/** Counts them step by step: a whole answer, at one go, keeps the page from all else. */
export function* countingFilters(counted: Counted): Generator<void, FilterCounts> {
  const { answer, answeredAt, narrowing, now } = counted
  const facets: Partial<Record<FacetKey, Counts>> = {}
  for (const key of FACET_KEYS) {
    facets[key] = facetCounts(answer, narrowing, { key, now })
    yield
  }
  const count = (key: SpanKey, statuses?: readonly string[]) =>
    spanCounter(answer, narrowing, { key, now: answeredAt, statuses })(OFFERED_SPANS[key])
  const spans: Partial<Record<SpanKey, Counts>> = {}
  for (const key of SPAN_KEYS) {
    spans[key] = count(key)
    yield
  }
  const running = count('longer', RUNNING)
  yield
  return { facets, spans, running, projects: projectCounts(answer, narrowing, now) }
}
