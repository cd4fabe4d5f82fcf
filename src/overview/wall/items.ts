import { kindOf, statusesOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { queuesOf, type Queue } from '#src/jobs/queue.ts'
import { jobsOf, sortRows } from '#src/view/filtering/visibleJobs.ts'
import { hiddenStatuses } from '#src/view/filtering/waiting.ts'
import { OLDEST_FIRST, type View } from '#src/view/view.ts'
import { latestEndings } from './endings.ts'
import { WALL_PARTS, type ItemCounts, type WallPart } from './layout.ts'
import { includesKind } from './totals.ts'
import { gpuUsers, type GpuUser } from './users.ts'

/** How many jobs that ended are displayed: their pages are turned within a minute or so. */
const ENDINGS = 12

/** What the lists of the wall display. */
export interface WallItems {
  /** Those that run longest first. */
  readonly running: readonly TrainingJob[]
  /** The latest first. */
  readonly endings: readonly TrainingJob[]
  readonly queue: readonly Queue[]
  readonly users: readonly GpuUser[]
}

/** The items of each list, of some rows of the jobs. */
export function wallItems(list: JobList, rows: Uint32Array): WallItems {
  const codes = list.index.numbers('status', 0)
  const isRunning = list.index.dictionary('status').texts.map((one) => kindOf(one) === 'running')
  const running = rows.filter((row) => isRunning[codes[row] ?? NaN] === true)
  return {
    running: jobsOf(list, sortRows(list, running, OLDEST_FIRST, 0)),
    endings: jobsOf(list, Uint32Array.from(latestEndings(list, rows, ENDINGS))),
    queue: queuesOf(list, rows),
    users: gpuUsers(list, rows),
  }
}

/** How long each list is, without those that are empty because the view leaves their jobs out. */
export function countItems(items: WallItems, view: View): ItemCounts {
  const includes: Readonly<Record<WallPart, boolean>> = {
    running: includesKind(view, 'running'),
    endings: hiddenStatuses(view, 'ended').length < statusesOf('ended').length,
    queue: includesKind(view, 'waiting'),
    users: includesKind(view, 'running'),
  }
  const counts = WALL_PARTS.map((part) => [part, items[part].length] as const)
  return Object.fromEntries(counts.filter(([part, count]) => count > 0 || includes[part]))
}
