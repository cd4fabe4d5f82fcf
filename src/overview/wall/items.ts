import { kindOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { queuesOf, type Queue } from '#src/jobs/queue.ts'
import { jobsOf, sortRows } from '#src/view/filtering/visibleJobs.ts'
import { hidesAll, hidesSome } from '#src/view/filtering/hiddenStatuses.ts'
import { OLDEST_FIRST, type View } from '#src/view/view.ts'
import { latestEndedJobs } from './latestEndedJobs.ts'
import { WALL_PARTS, type ItemCounts, type WallPart } from './layout.ts'
import { gpuUsers, type GpuUser, type UsersKey } from './users.ts'

/** How many jobs that ended are displayed: their pages are turned within a minute or so. */
const ENDINGS = 12

/** What the lists of the wall display. */
export interface WallItems {
  /** Those that run longest first. */
  readonly running: readonly TrainingJob[]
  /** The latest first. */
  readonly endedJobs: readonly TrainingJob[]
  readonly queue: readonly Queue[]
  readonly users: readonly GpuUser[]
}

/** The items of each list, of some rows of the jobs. */
export function wallItems(list: JobList, rows: Uint32Array, by: UsersKey): WallItems {
  const codes = list.index.numbers('status', 0)
  const isRunning = list.index.dictionary('status').texts.map((one) => kindOf(one) === 'running')
  const running = rows.filter((row) => isRunning[codes[row] ?? NaN] === true)
  return {
    running: jobsOf(list, sortRows(list, running, OLDEST_FIRST, 0)),
    endedJobs: jobsOf(list, Uint32Array.from(latestEndedJobs(list, rows, ENDINGS))),
    queue: queuesOf(list, rows),
    users: gpuUsers(list, rows, by),
  }
}

/** How long each list is, without empty ones of whose jobs the view leaves some out: those may be the ones missing. */
export function countItems(items: WallItems, view: View): ItemCounts {
  const isOmitted: Readonly<Record<WallPart, boolean>> = {
    running: hidesSome(view, 'running'),
    // Those of other statuses would be ended jobs too, but not the matching ones.
    endedJobs: hidesAll(view, 'ended'),
    queue: hidesSome(view, 'waiting'),
    users: hidesSome(view, 'active'),
  }
  const counts = WALL_PARTS.map((part) => [part, items[part].length] as const)
  return Object.fromEntries(counts.filter(([part, count]) => count > 0 || !isOmitted[part]))
}
