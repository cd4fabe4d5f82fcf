import { errorReader } from '#src/jobs/errorReader.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
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

/** The counts of views that don't depend on the time, by list. */
const counted = new WeakMap<JobList, Map<string, number>>()

interface Counting {
  /** It has all jobs of the views. */
  readonly list: JobList
  /** When it was fetched, ms since the epoch. */
  readonly now: number
  /** The zone that the views open in, unless they name another one. */
  readonly zone: Zone
}

/**
 * Counts the jobs of views, by their queries, step by step: all at once would block the page. Views whose error types
 * can't be read are not counted.
 */
export function* countingViews(
  queries: readonly string[],
  { list, now, zone }: Counting,
): Generator<void, ReadonlyMap<string, number>> {
  const known = counted.get(list) ?? new Map<string, number>()
  counted.set(list, known)
  const counts = new Map<string, number>()
  for (const query of queries) {
    const view = parseView(withZone(query, zone))
    if (namesErrorTypes(view) && !errorReader.get()) continue
    const count = known.get(query) ?? (yield* countingView(view, list, now))
    if (!dependsOnTime(view)) known.set(query, count)
    counts.set(query, count)
  }
  return counts
}

/** Whether counting a view needs the code that reads error messages. */
export function readsErrorTypes(query: string): boolean {
  return namesErrorTypes(parseView(query))
}

function namesErrorTypes({ fault: errorType, 'not-fault': excluded }: View): boolean {
  return errorType.length + excluded.length > 0
}

function* countingView(view: View, list: JobList, now: number): Generator<void, number> {
  // For each row, how many parts of the view it matches.
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

/** The client filters one by one, without the text search. */
function partsOf(clientFilters: Omit<ClientFilters, 'words'>): readonly ClientFilters[] {
  const none = { ...clientFilters, ...NO_FILTERS }
  return CLIENT_FILTERS.flatMap((key) => {
    if (key === 'q') return []
    const value = clientFilters[key]
    return value === null || value.length === 0 ? [] : [{ ...none, [key]: value }]
  })
}

/** Whether a row matches the filters that the API applies. */
function rowTest({ status, project, job }: View, list: JobList): (row: number) => boolean {
  const tests = [
    ...(status.length > 0 ? [rowsOfValues(list, 'status', status)] : []),
    ...(project === null ? [] : [rowsOfValues(list, 'project', [project])]),
  ]
  return (row) =>
    (job === null || list.jobs[row]?.id === job) && tests.every((rows) => rows[row] === 1)
}
