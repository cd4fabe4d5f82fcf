import { errorReader } from '../jobs/errorReader.ts'
import type { JobList } from '../jobs/fieldIndex.ts'
import { facetColumn, type FacetColumn, type FacetKey } from './facets.ts'
import { matchingRows } from './matchingRows.ts'
import type { Narrowing } from './narrowing.ts'

/**
 * For each value of a facet, how many rows of it the table shows if it is picked: all else that the view
 * leaves out stays out, the facet's other values do not count. Values without a row are not in it.
 */
export function facetCounts(
  list: JobList,
  narrowing: Narrowing,
  { key, now }: { readonly key: FacetKey; readonly now: number },
): ReadonlyMap<string, number> {
  const rows = matchingRows(list, { ...narrowing, [key]: [] }, now)
  const column = facetColumn(list.index, key)
  const legacy = key === 'fault' ? errorReader()?.legacyValues(list.index, narrowing.fault) : null
  return new Map([...countValues(column, rows), ...(legacy ? countValues(legacy, rows) : [])])
}

function countValues({ values, places }: FacetColumn, rows: Uint32Array): [string, number][] {
  const counts = new Uint32Array(values.length)
  for (const row of rows) {
    const place = places[row] ?? NaN
    counts[place] = (counts[place] ?? 0) + 1
  }
  return values.flatMap((value, place) => {
    const count = counts[place] ?? 0
    return count > 0 ? [[value, count]] : []
  })
}

/**
 * For each training project, by ID, how many rows the table shows if it is picked: so many of them the
 * view leaves in. Only an answer to a search in every project knows this of them all.
 */
export function projectCounts(
  list: JobList,
  narrowing: Narrowing,
  now: number,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const row of matchingRows(list, narrowing, now)) {
    const id = list.jobs[row]?.training_project.id
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
