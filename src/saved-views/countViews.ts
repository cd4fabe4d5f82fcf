import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { errorReader } from '#src/jobs/errorReader.ts'
import { pick } from '#src/lib/records.ts'
import type { Zone } from '#src/lib/zone.ts'
import { toClientFilters, type ClientFilters } from '#src/view/filtering/clientFilters.ts'
import {
  dependsOnTime,
  matchingRows,
  rowsOfValues,
  searchingRows,
} from '#src/view/filtering/matchingRows.ts'
import { withZone } from '#src/view/saved/start.ts'
import { parseView } from '#src/view/url.ts'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { CLIENT_FILTERS } from '#src/view/viewKeys.ts'

/** Counts of views that don't depend on the time, by list and query. */
const counted = new WeakMap<JobList, Map<string, number>>()

interface Counting {
  /** Must contain all jobs of the views. */
  readonly list: JobList
  /** When the list was fetched, ms since the epoch. */
  readonly now: number
  readonly zone: Zone
}

/**
 * Counts the jobs of views, by query. Yields after each step, so that the page stays responsive. Views that filter by
 * error type are omitted until the error reader is loaded.
 */
export function* countingViews(
  queries: readonly string[],
  { list, now, zone }: Counting,
): Generator<void, ReadonlyMap<string, number>> {
  const cached = counted.get(list) ?? new Map<string, number>()
  counted.set(list, cached)
  const counts = new Map<string, number>()
  for (const query of queries) {
    const view = parseView(withZone(query, zone))
    if (filtersByErrorType(view) && !errorReader.get()) continue
    const count = cached.get(query) ?? (yield* countingView(view, list, now))
    if (!dependsOnTime(view)) cached.set(query, count)
    counts.set(query, count)
  }
  return counts
}

export function needsErrorReader(query: string): boolean {
  return filtersByErrorType(parseView(query))
}

function filtersByErrorType({ fault: included, 'not-fault': excluded }: View): boolean {
  return included.length + excluded.length > 0
}

function* countingView(view: View, list: JobList, now: number): Generator<void, number> {
  // For each row, how many words and filters of the view it matches.
  const matched = new Uint8Array(list.jobs.length)
  const { words, ...clientFilters } = toClientFilters(view)
  for (const word of words) {
    const rows = yield* searchingRows(word, list)
    for (let row = 0; row < rows.length; row++)
      matched[row] = (matched[row] ?? 0) + (rows[row] ?? 0)
  }
  const parts = partsOf(clientFilters)
  for (const part of parts) {
    for (const row of matchingRows(list, part, now)) matched[row] = (matched[row] ?? 0) + 1
    yield
  }
  const isIncluded = rowTest(view, list)
  let count = 0
  for (let row = 0; row < matched.length; row++) {
    if (matched[row] === words.length + parts.length && isIncluded(row)) count += 1
  }
  yield
  return count
}

const NO_FILTERS = { ...pick(DEFAULT_VIEW, CLIENT_FILTERS), words: [] }

function partsOf(clientFilters: Omit<ClientFilters, 'words'>): readonly ClientFilters[] {
  const none = { ...clientFilters, ...NO_FILTERS }
  return CLIENT_FILTERS.flatMap((key) => {
    if (key === 'q') return []
    const value = clientFilters[key]
    return value === null || value.length === 0 ? [] : [{ ...none, [key]: value }]
  })
}

function rowTest({ status, project, job }: View, list: JobList): (row: number) => boolean {
  const tests = [
    ...(status.length > 0 ? [rowsOfValues(list, 'status', status)] : []),
    ...(project === null ? [] : [rowsOfValues(list, 'project', [project])]),
  ]
  return (row) =>
    (job === null || list.jobs[row]?.id === job) && tests.every((rows) => rows[row] === 1)
}
