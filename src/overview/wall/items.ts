import { kindOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { queuesOf, type Queue } from '#src/jobs/queue.ts'
import { hidesAll, hidesSome } from '#src/view/filtering/hiddenStatuses.ts'
import { jobsOf, sortRows } from '#src/view/filtering/visibleJobs.ts'
import { OLDEST_FIRST, type View } from '#src/view/view.ts'
import { latestEndedJobs } from './latestEndedJobs.ts'
import { WALL_PARTS, type ItemCounts, type WallPart } from './layout.ts'
import { gpuUsers, type GpuUser, type UsersKey } from './users.ts'

/** Few enough to page through in about a minute. */
const MAX_ENDED_JOBS = 12

export interface WallItems {
  /** The longest-running first. */
  readonly running: readonly TrainingJob[]
  /** The latest first. */
  readonly endedJobs: readonly TrainingJob[]
  readonly queue: readonly Queue[]
  readonly users: readonly GpuUser[]
}

export function wallItems(list: JobList, rows: Uint32Array, by: UsersKey): WallItems {
  const codes = list.index.numbers('status', 0)
  const isRunning = list.index
    .dictionary('status')
    .texts.map((status) => kindOf(status) === 'running')
  const running = rows.filter((row) => isRunning[codes[row] ?? NaN] === true)
  return {
    running: jobsOf(list, sortRows(list, running, OLDEST_FIRST, 0)),
    endedJobs: jobsOf(list, Uint32Array.from(latestEndedJobs(list, rows, MAX_ENDED_JOBS))),
    queue: queuesOf(list, rows),
    users: gpuUsers(list, rows, by),
  }
}

/** Returns the length of each list. Omits an empty list if the view filters out some of its jobs. */
export function countItems(items: WallItems, view: View): ItemCounts {
  const isFiltered: Readonly<Record<WallPart, boolean>> = {
    running: hidesSome(view, 'running'),
    // If the view excludes only some ended statuses, an empty list still means that no matching job has ended.
    endedJobs: hidesAll(view, 'ended'),
    queue: hidesSome(view, 'waiting'),
    users: hidesSome(view, 'active'),
  }
  const counts = WALL_PARTS.map((part) => [part, items[part].length] as const)
  return Object.fromEntries(counts.filter(([part, count]) => count > 0 || !isFiltered[part]))
}
