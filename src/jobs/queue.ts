import { kindOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { JobList } from './columns/jobColumns.ts'
import { once } from '#src/lib/lazy.ts'
import { sortByKey } from './columns/sortByKey.ts'
import { formatCount } from '#src/lib/units.ts'

/** The jobs that wait for one GPU type: each has a queue of its own (the contract). */
export interface Queue {
  /** Empty for jobs without one. */
  readonly type: string
  /** In the order in which they are dequeued: the highest priority first, then the oldest. */
  readonly rows: Uint32Array
  /** `gpu_count × node_count` of them all. */
  readonly gpus: number
}

/** The queues of some rows of a list, the one for the most GPUs first. */
export function queuesOf({ index }: JobList, rows: ArrayLike<number>): Queue[] {
  const { texts } = index.dictionary('gpu')
  const types = index.numbers('gpu', 0)
  const gpus = index.numbers('gpus', 0)
  const queues = new Map<string, { rows: number[]; gpus: number }>()
  for (const row of waitingIn(index, rows)) {
    const type = texts[types[row] ?? NaN] ?? ''
    const queue = queues.get(type) ?? { rows: [], gpus: 0 }
    queues.set(type, queue)
    queue.rows.push(row)
    queue.gpus += gpus[row] ?? 0
  }
  return [...queues]
    .map(([type, queue]) => ({ type, gpus: queue.gpus, rows: Uint32Array.from(queue.rows) }))
    .sort((a, b) => b.gpus - a.gpus || b.rows.length - a.rows.length || (a.type < b.type ? -1 : 1))
}

/** The waiting ones of some rows, of all GPU types. */
function waitingIn(index: JobList['index'], rows: ArrayLike<number>): Uint32Array {
  const isWaiting = index
    .dictionary('status')
    .texts.map((status) => Number(kindOf(status) === 'waiting'))
  const statuses = index.numbers('status', 0)
  const waiting: number[] = []
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] ?? -1
    if (isWaiting[statuses[row] ?? NaN] === 1) waiting.push(row)
  }
  const created = index.numbers('created', 0)
  const priorities = index.numbers('priority', 0)
  const byAge = sorted(Uint32Array.from(waiting), (row) => created[row] ?? NaN)
  return sorted(byAge, (row) => -(priorities[row] ?? NaN))
}

function sorted(rows: Uint32Array, keyOf: (row: number) => number): Uint32Array {
  return sortByKey(Float64Array.from(rows, keyOf)).map((place) => rows[place] ?? 0)
}

/** Where a job stands in its queue, from 1, and how many jobs are in it. */
export interface QueuePosition {
  readonly position: number
  readonly count: number
}

/** A job's position in its queue, among some rows of a list; null where it waits in none of them. */
export function positionOf(
  list: JobList,
  rows: ArrayLike<number>,
  { id, current_status: status }: TrainingJob,
): QueuePosition | null {
  if (kindOf(status) !== 'waiting') return null
  for (const queue of queuesOf(list, rows)) {
    const place = queue.rows.findIndex((row) => list.jobs[row]?.id === id)
    if (place !== -1) return { position: place + 1, count: queue.rows.length }
  }
  return null
}

/** `3rd of 7 visible to this key`: the key's jobs need not be all that wait. */
export function formatPosition({ position, count }: QueuePosition): string {
  return `${formatOrdinal(position)} of ${formatCount(count)} visible to this key`
}

const ordinals = once(() => new Intl.PluralRules('en', { type: 'ordinal' }))
const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' }

function formatOrdinal(number: number): string {
  return `${formatCount(number)}${ENDINGS[ordinals().select(number)] ?? 'th'}`
}
