import { errorReader } from '#src/jobs/errorReader.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { exclusionOf } from './exclusions.ts'
import { facetColumn, type FacetColumn, type FacetKey } from './facets.ts'
import { matchingRows } from './matchingRows.ts'
import type { ClientFilters } from './clientFilters.ts'

/**
 * For each value of a facet, how many rows of it the table shows if it is picked: all else that the view
 * leaves out stays out, the facet's other values do not count. Of a value that is excluded, these are the
 * rows that its exclusion hides. Values without a row are not in it.
 */
export function facetCounts(
  list: JobList,
  clientFilters: ClientFilters,
  { key, now }: { readonly key: FacetKey; readonly now: number },
): ReadonlyMap<string, number> {
  const exclusion = exclusionOf(key)
  const rows = matchingRows(list, { ...clientFilters, [key]: [], [exclusion]: [] }, now)
  const column = facetColumn(list, key)
  const named = [...clientFilters[key], ...clientFilters[exclusion]]
  const legacy = key === 'fault' ? errorReader.get()?.legacyValues(list.index, named) : null
  return new Map([...countValues(column, rows), ...(legacy ? countValues(legacy, rows) : [])])
}

function countValues(
  { values, places: indexes }: FacetColumn,
  rows: Uint32Array,
): [string, number][] {
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

/**
 * The same for each training project, by ID. Only an answer to a search in every project knows this of them all.
 */
export function projectCounts(
  list: JobList,
  clientFilters: ClientFilters,
  now: number,
): ReadonlyMap<string, number> {
  const rows = matchingRows(list, { ...clientFilters, 'not-project': [] }, now)
  return new Map(countValues(facetColumn(list, 'project'), rows))
}
