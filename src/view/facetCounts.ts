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
