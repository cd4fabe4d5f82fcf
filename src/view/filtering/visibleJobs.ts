import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { listJobs, type FieldIndex, type JobList } from '#src/jobs/columns/jobColumns.ts'
import { FIELD_KEYS, FIELDS } from '#src/jobs/fields.ts'
import { sortByKey } from '#src/jobs/columns/sortByKey.ts'
import { dependsOnTime, matchingRows, SEARCHED } from './matchingRows.ts'
import { hasClientFilters, type ClientFilters } from './clientFilters.ts'
import { isByCreation, OLDEST_FIRST, type Sort, type Sorts } from '#src/view/view.ts'

/** Makes, step by step, what the first sort by any field and the first text search would wait for. */
export function* preparing({ index }: JobList): Generator<void, void> {
  for (const key of FIELD_KEYS) {
    // Made of other columns, and of the time.
    if (key === 'elapsed') continue
    const dictionary = index.dictionary(key)
    yield
    dictionary.ranks()
    yield
    if (SEARCHED.includes(key)) dictionary.folded()
  }
}

/**
 * Some rows of a list in the order that the view asks for. Stable; jobs without a value come last in
 * both directions. By priority, highest first, equal ones are in the order of the queue: oldest first (the
 * contract). `now` in ms since the epoch.
 */
export function sortRows(
  { index }: JobList,
  rows: Uint32Array,
  sorts: Sorts,
  now: number,
): Uint32Array {
  const isQueue = sorts.some(({ field, descending }) => field === 'priority' && descending)
  // Where `created` is one of them already, those after it make no difference.
  const all: readonly Sort[] = isQueue ? [...sorts, ...OLDEST_FIRST] : sorts
  // Each keeps what those after it made, where it makes no difference.
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
  // The order of creation is the API's work, which is done already.
  return isSorted(keys) ? rows : sortByKey(keys).map((position) => rows[position] ?? 0)
}

function isSorted(keys: Float64Array): boolean {
  return keys.every((key, position) => {
    const next = keys[position + 1]
    // Nothing is less than or equal to `NaN`, so that jobs without a value before others are noticed.
    return next === undefined || key <= next || Number.isNaN(next)
  })
}

/**
 * Which of the first jobs of an answer, the rest of which is still coming, the view leaves in: in the API's
 * order they are the first rows of the table. Null where there are none to show, or where that needs more
 * than these jobs.
 */
export function firstVisible(
  jobs: readonly TrainingJob[],
  clientFilters: ClientFilters,
  sort: Sorts,
): readonly TrainingJob[] | null {
  // Spans before now are counted from the time of the whole answer.
  if (!isByCreation(sort) || dependsOnTime(clientFilters)) return null
  if (!hasClientFilters(clientFilters)) return jobs
  const list = listJobs(jobs)
  const rows = matchingRows(list, clientFilters, 0)
  return rows.length > 0 ? jobsOf(list, rows) : null
}

/** The jobs of some rows of a list. */
export function jobsOf({ jobs }: JobList, rows: Uint32Array): readonly TrainingJob[] {
  const selected: TrainingJob[] = []
  for (const row of rows) {
    const job = jobs[row]
    if (job) selected.push(job)
  }
  return selected
}
