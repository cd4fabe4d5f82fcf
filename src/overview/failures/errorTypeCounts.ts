import { kindOf } from '#src/contract/statuses.ts'
import { errorTypes } from '#src/jobs/errors/errorTypes.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'

/** Failed jobs with the same error type. */
export interface ErrorGroup {
  /** Empty for jobs without an error message. */
  readonly type: string
  readonly jobs: number
  /** When the last of them changed, ms since the epoch. */
  readonly lastSeen: number
  /** Names of the training projects hit, each once by ID. */
  readonly projects: readonly string[]
  /** Of those that the API names. */
  readonly users: readonly string[]
}

/** The failed ones among some rows of a list by error type: the most frequent first, then the latest. */
export function errorTypeCounts(list: JobList, rows: ArrayLike<number>): ErrorGroup[] {
  const { index } = list
  const { types, codes } = errorTypes(index)
  const isFailed = index.dictionary('status').texts.map((status) => kindOf(status) === 'failed')
  const statuses = index.numbers('status', 0)
  const groups = new Map<number, number[]>()
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] ?? -1
    if (isFailed[statuses[row] ?? NaN] !== true) continue
    const code = codes[row] ?? 0
    const group = groups.get(code)
    if (group) group.push(row)
    else groups.set(code, [row])
  }
  return [...groups]
    .map(([code, own]) => groupOf(list, types[code] ?? '', own))
    .sort((a, b) => b.jobs - a.jobs || b.lastSeen - a.lastSeen || (a.type < b.type ? -1 : 1))
}

function groupOf({ jobs, index }: JobList, type: string, rows: readonly number[]): ErrorGroup {
  const updated = index.numbers('updated', 0)
  const projects = new Map<string, string>()
  const users = new Set<string>()
  let lastSeen = -Infinity
  for (const row of rows) {
    lastSeen = Math.max(lastSeen, updated[row] ?? -Infinity)
    const job = jobs[row]
    if (!job) continue
    projects.set(job.training_project.id, job.training_project.name)
    if (job.user?.email) users.add(job.user.email)
  }
  return { type, jobs: rows.length, lastSeen, projects: [...projects.values()], users: [...users] }
}
