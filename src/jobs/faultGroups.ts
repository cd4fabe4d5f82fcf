import { kindOf } from '../contract/statuses.ts'
import { faultCodes } from './faults.ts'
import type { JobList } from './fieldIndex.ts'

/** Failed jobs with the same fault. */
export interface FaultGroup {
  /** Empty for jobs without an error message. */
  readonly fault: string
  readonly jobs: number
  /** When the last of them changed, ms since the epoch. */
  readonly lastSeen: number
  /** Names of the training projects hit, each once by ID. */
  readonly projects: readonly string[]
  /** Of those that the API names. */
  readonly users: readonly string[]
}

/** The failed ones among some rows of a list by what went wrong: the most frequent first, then the latest. */
export function faultGroups(list: JobList, rows: ArrayLike<number>): FaultGroup[] {
  const { index } = list
  const { faults, codes } = faultCodes(index)
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
    .map(([code, own]) => groupOf(list, faults[code] ?? '', own))
    .sort((a, b) => b.jobs - a.jobs || b.lastSeen - a.lastSeen || (a.fault < b.fault ? -1 : 1))
}

function groupOf({ jobs, index }: JobList, fault: string, rows: readonly number[]): FaultGroup {
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
  return { fault, jobs: rows.length, lastSeen, projects: [...projects.values()], users: [...users] }
}
