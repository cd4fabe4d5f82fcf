import { kindOf } from '#src/contract/statuses.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { errorTypes } from '#src/jobs/errors/errorTypes.ts'
import { facetColumn, NO_VALUE } from '#src/view/filtering/facets.ts'

export interface ErrorGroup {
  /** Empty for jobs without an error message. */
  readonly type: string
  readonly rows: Uint32Array
  /** ms since the epoch. */
  readonly lastSeen: number
  /** The names of the affected training projects, one per project ID. */
  readonly projects: readonly string[]
  /** The email addresses of the affected users; jobs without a user are skipped. */
  readonly users: readonly string[]
}

/** The most frequent first, then the most recent. */
export function errorTypeCounts(list: JobList, rows: ArrayLike<number>): ErrorGroup[] {
  const { types, codes } = errorTypes(list.index)
  return rowsByType(failedIn(list, rows), codes, types.length)
    .map(groupReader(list, types))
    .sort((a, b) => b.rows.length - a.rows.length || b.lastSeen - a.lastSeen || byText(a, b))
}

const byText = (a: ErrorGroup, b: ErrorGroup) => (a.type < b.type ? -1 : 1)

function failedIn({ index }: JobList, rows: ArrayLike<number>): Uint32Array {
  const isFailed = index
    .dictionary('status')
    .texts.map((status) => Number(kindOf(status) === 'failed'))
  const statuses = index.numbers('status', 0)
  const failed = new Uint32Array(rows.length)
  let count = 0
  for (let position = 0; position < rows.length; position++) {
    const row = rows[position] ?? -1
    if (isFailed[statuses[row] ?? NaN] === 1) failed[count++] = row
  }
  return failed.subarray(0, count)
}

/** Groups rows by their codes, which are below `size`. Rows keep their order; there are no empty groups. */
function rowsByType(rows: Uint32Array, codes: ArrayLike<number>, size: number): Uint32Array[] {
  const counts = new Uint32Array(size)
  for (const row of rows) {
    const code = codes[row] ?? 0
    counts[code] = (counts[code] ?? 0) + 1
  }
  // At first where the rows of each code begin; once they are filled in, where they end.
  const ends = new Uint32Array(size)
  for (let code = 1; code < size; code++)
    ends[code] = (ends[code - 1] ?? 0) + (counts[code - 1] ?? 0)
  const grouped = new Uint32Array(rows.length)
  for (const row of rows) {
    const code = codes[row] ?? 0
    const position = ends[code] ?? 0
    grouped[position] = row
    ends[code] = position + 1
  }
  return [...counts.keys()]
    .filter((code) => counts[code] !== 0)
    .map((code) => grouped.subarray((ends[code] ?? 0) - (counts[code] ?? 0), ends[code]))
}

function groupReader(list: JobList, types: readonly string[]): (rows: Uint32Array) => ErrorGroup {
  const { jobs, index } = list
  const { codes } = errorTypes(index)
  const updated = index.numbers('updated', 0)
  const firstByProject = distinctReader(facetColumn(list, 'project'))
  const users = facetColumn(list, 'user')
  const firstByUser = distinctReader(users)
  return (rows) => {
    let lastSeen = -Infinity
    for (const row of rows) lastSeen = Math.max(lastSeen, updated[row] ?? -Infinity)
    return {
      type: types[codes[rows[0] ?? NaN] ?? 0] ?? '',
      rows,
      lastSeen,
      projects: firstByProject(rows).map((row) => jobs[row]?.training_project.name ?? ''),
      users: firstByUser(rows)
        .map((row) => users.values[users.indexes[row] ?? NaN] ?? NO_VALUE)
        .filter((user) => user !== NO_VALUE),
    }
  }
}

/** Returns a function that finds the first row with each value that the given rows have in a column. */
function distinctReader({
  values,
  indexes,
}: {
  readonly values: readonly string[]
  readonly indexes: ArrayLike<number>
}): (rows: Uint32Array) => number[] {
  // The last call that found each value, so that nothing has to be cleared between calls.
  const foundBy = new Uint32Array(values.length)
  let call = 0
  return (rows) => {
    call += 1
    const first: number[] = []
    for (const row of rows) {
      const index = indexes[row] ?? -1
      if (foundBy[index] === call) continue
      foundBy[index] = call
      first.push(row)
    }
    return first
  }
}
