import { kindOf, phaseOf, statusLabel, type KnownStatus } from '#src/contract/statuses.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { countByStatus } from '#src/jobs/counts.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import { gpusIn, gpuUse } from '#src/overview/now/gpuUse.ts'
import { hiddenStatuses, hidesAll, hidesSome } from '#src/view/filtering/hiddenStatuses.ts'
import { periodOf, printRange } from '#src/view/filtering/spans.ts'
import type { View } from '#src/view/view.ts'

const DAY = 24 * 3_600_000

export interface Total {
  readonly name: string
  readonly status: KnownStatus
  /** `null` if the view filters out the jobs that it counts. */
  readonly count: number | null
  /** More about the count, or why there is none; empty for neither. */
  readonly note: string
}

interface Totaled {
  readonly list: JobList
  readonly rows: Uint32Array
  readonly view: View
  readonly now: number
}

export function totalsOf({ list, rows, view, now }: Totaled): readonly Total[] {
  const counts = countByKind(list, rows)
  const uses = gpuUse(list, rows)
  const gpus = (stage: 'running' | 'deploying' | 'waiting') =>
    uses.reduce((sum, use) => sum + gpusIn(use, stage), 0)
  const waitedFor = gpus('waiting')
  const day = lastDay(list, rows, now)
  return [
    {
      name: 'GPUs running',
      status: 'TRAINING_JOB_RUNNING',
      ...counted(view, 'running', gpus('running'), deploying(gpus('deploying'))),
    },
    {
      name: 'Jobs running',
      status: 'TRAINING_JOB_RUNNING',
      ...counted(view, 'running', counts.running, deploying(counts.deploying)),
    },
    {
      name: 'Jobs waiting',
      status: 'TRAINING_JOB_PENDING',
      ...counted(
        view,
        'waiting',
        counts.waiting,
        waitedFor > 0 ? `for ${plural(waitedFor, 'GPU')}` : '',
      ),
    },
    {
      name: 'Failed in 24h',
      status: 'TRAINING_JOB_FAILED',
      ...(missesDay(view, now)
        ? { count: null, note: 'Some are filtered out by time' }
        : counted(view, 'failed', day.failed, noteOfDay(view, day.ended))),
    },
  ]
}

function deploying(count: number): string {
  return count > 0 ? `+${formatCount(count)} deploying` : ''
}

function counted(
  view: View,
  kind: 'running' | 'waiting' | 'failed',
  count: number,
  note: string,
): Pick<Total, 'count' | 'note'> {
  if (hidesAll(view, kind)) {
    return { count: null, note: `${NAMES[kind]} jobs are filtered out` }
  }
  const hidden = hiddenStatuses(view, kind).map(statusLabel)
  return { count, note: hidden.length > 0 ? `Excludes ${hidden.join(', ')}` : note }
}

const NAMES = { running: 'Running', waiting: 'Waiting', failed: 'Failed' } as const

function countByKind(list: JobList, rows: Uint32Array) {
  const counts = { running: 0, deploying: 0, waiting: 0 }
  for (const [status, count] of countByStatus(list, rows)) {
    const kind = kindOf(status)
    if (kind === 'running' || kind === 'deploying' || kind === 'waiting') counts[kind] += count
  }
  return counts
}

/** Returns how many jobs ended within the last day, by their last update, and how many of those failed. */
function lastDay({ index }: JobList, rows: Uint32Array, now: number) {
  const updated = index.numbers('updated', 0)
  const codes = index.numbers('status', 0)
  const statuses = index.dictionary('status').texts
  const hasEnded = statuses.map((status) => phaseOf(status) === 'ended')
  const hasFailed = statuses.map((status) => kindOf(status) === 'failed')
  let [ended, failed] = [0, 0]
  for (const row of rows) {
    const code = codes[row] ?? NaN
    if (hasEnded[code] !== true || (updated[row] ?? NaN) < now - DAY) continue
    ended += 1
    if (hasFailed[code] === true) failed += 1
  }
  return { ended, failed }
}

function missesDay(view: View, now: number): boolean {
  return (['ended', 'during'] as const).some((key) => {
    const range = view[key]
    if (range === null) return false
    const period = periodOf(range, now, view.tz)
    return !period || period.from > now - DAY || period.until <= now
  })
}

function noteOfDay(view: View, ended: number): string {
  if (view.created !== null) return `Created: ${printRange(view.created, view.tz)}`
  return ended === 0 || hidesSome(view, 'ended') ? '' : `of ${formatCount(ended)} ended`
}
