import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { errorReader } from '#src/jobs/errorReader.ts'
import type { ClientFilters } from './clientFilters.ts'
import { exclusionOf } from './exclusions.ts'
import { facetColumn, type FacetColumn, type FacetKey } from './facets.ts'
import { matchingRows } from './matchingRows.ts'

/**
 * Returns, for each value of a facet, the number of rows that the table would display if only this value were selected
 * and all other filters stayed. For an excluded value, it is the number of rows that the exclusion hides. Omits values
 * without rows.
 */
export function facetCounts(
  list: JobList,
  clientFilters: ClientFilters,
  { key, now }: { readonly key: FacetKey; readonly now: number },
): ReadonlyMap<string, number> {
  const exclusion = exclusionOf(key)
  const rows = matchingRows(list, { ...clientFilters, [key]: [], [exclusion]: [] }, now)
  const column = facetColumn(list, key)
  const filtered = [...clientFilters[key], ...clientFilters[exclusion]]
  const legacy = key === 'fault' ? errorReader.get()?.legacyValues(list.index, filtered) : null
  return new Map([...countValues(column, rows), ...(legacy ? countValues(legacy, rows) : [])])
}

function countValues({ values, indexes }: FacetColumn, rows: Uint32Array): [string, number][] {
  const counts = new Uint32Array(values.length)
  for (const row of rows) {
    const index = indexes[row] ?? NaN
    counts[index] = (counts[index] ?? 0) + 1
  }
  return values.flatMap((value, index) => {
    const count = counts[index] ?? 0
    return count > 0 ? [[value, count]] : []
  })
}

/** Returns the same for each training project, by ID. Complete only if the request was for all projects. */
export function projectCounts(
  list: JobList,
  clientFilters: ClientFilters,
  now: number,
): ReadonlyMap<string, number> {
  const rows = matchingRows(list, { ...clientFilters, 'not-project': [] }, now)
  return new Map(countValues(facetColumn(list, 'project'), rows))
}
