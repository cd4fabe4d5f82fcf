import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { listJobs, type FieldIndex, type JobList } from '#src/jobs/columns/jobColumns.ts'
import { sortByKey } from '#src/jobs/columns/sortByKey.ts'
import { FIELD_KEYS, FIELDS } from '#src/jobs/fields.ts'
import { isByCreation, OLDEST_FIRST, type Sort, type Sorts } from '#src/view/view.ts'
import { hasClientFilters, type ClientFilters } from './clientFilters.ts'
import { dependsOnTime, matchingRows, SEARCHED } from './matchingRows.ts'

/** Prepares, step by step, the data that the first sort by any field and the first text search need. */
export function* preparing({ index }: JobList): Generator<void, void> {
  for (const key of FIELD_KEYS) {
    // Computed from other columns and the current time.
    if (key === 'elapsed') continue
    const dictionary = index.dictionary(key)
    yield
    dictionary.ranks()
    yield
    if (SEARCHED.includes(key)) dictionary.folded()
  }
}

/**
 * Returns rows of a list in sorted order. The sort is stable, and jobs without a value come last in both directions.
 * Sorted by highest priority, jobs with equal priority are in queue order: oldest first (see the contract). `now` is in
 * ms since the epoch.
 */
export function sortRows(
  { index }: JobList,
  rows: Uint32Array,
  sorts: Sorts,
  now: number,
): Uint32Array {
  const isQueue = sorts.some(({ field, descending }) => field === 'priority' && descending)
  // If `created` is already one of the sorts, those after it make no difference.
  const all: readonly Sort[] = isQueue ? [...sorts, ...OLDEST_FIRST] : sorts
  // From last to first: each sort is stable, so it keeps the order of those after it for equal values.
  return all.reduceRight<Uint32Array>((sorted, sort) => sortOnce(index, sorted, sort, now), rows)
}

function sortOnce(
  index: FieldIndex,
  rows: Uint32Array,
  { field: key, descending }: Sort,
  now: number,
): Uint32Array {
  const numbers = index.numbers(key, now)
  const ranks = FIELDS[key].numeric ? null : index.dictionary(key).ranks()
  const direction = descending ? -1 : 1
  const keys = new Float64Array(rows.length)
  for (let position = 0; position < keys.length; position++) {
    const number = numbers[rows[position] ?? -1] ?? NaN
    keys[position] = direction * (ranks ? (ranks[number] ?? NaN) : number)
  }
  // The API has already sorted by creation.
  return isSorted(keys) ? rows : sortByKey(keys).map((position) => rows[position] ?? 0)
}

function isSorted(keys: Float64Array): boolean {
  return keys.every((key, position) => {
    const next = keys[position + 1]
    // Comparisons with `NaN` are false, so a job without a value before one with a value counts as unsorted.
    return next === undefined || key <= next || Number.isNaN(next)
  })
}

/**
 * Returns the jobs of a partial result that match the view. In the API's order, they are the first rows of the table.
 * `null` if none match, or if the first rows depend on the rest of the response.
 */
export function firstVisible(
  jobs: readonly TrainingJob[],
  clientFilters: ClientFilters,
  sort: Sorts,
): readonly TrainingJob[] | null {
  // Relative ranges are counted from the time of the complete response.
  if (!isByCreation(sort) || dependsOnTime(clientFilters)) return null
  if (!hasClientFilters(clientFilters)) return jobs
  const list = listJobs(jobs)
  const rows = matchingRows(list, clientFilters, 0)
  return rows.length > 0 ? jobsOf(list, rows) : null
}

export function jobsOf({ jobs }: JobList, rows: Uint32Array): readonly TrainingJob[] {
  const found: TrainingJob[] = []
  for (const row of rows) {
    const job = jobs[row]
    if (job) found.push(job)
  }
  return found
}
