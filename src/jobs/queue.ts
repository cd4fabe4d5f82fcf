import { kindOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { once } from '#src/lib/lazy.ts'
import { formatCount } from '#src/lib/units.ts'
import type { JobList } from './columns/jobColumns.ts'
import { sortByKey } from './columns/sortByKey.ts'

/** Each GPU type has its own queue (see the contract). */
export interface Queue {
  /** Empty for jobs without a GPU type. */
  readonly type: string
  /** In dequeue order: the highest priority first, then the oldest. */
  readonly rows: Uint32Array
  readonly gpus: number
}

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

function waitingIn(index: JobList['index'], rows: ArrayLike<number>): Uint32Array {
  const isWaiting = index
    .dictionary('status')
    .texts.map((status) => Number(kindOf(status) === 'waiting'))
  const statuses = index.numbers('status', 0)
  const waiting: number[] = []
  for (let offset = 0; offset < rows.length; offset++) {
    const row = rows[offset] ?? -1
    if (isWaiting[statuses[row] ?? NaN] === 1) waiting.push(row)
  }
  const created = index.numbers('created', 0)
  const priorities = index.numbers('priority', 0)
  const byAge = sorted(Uint32Array.from(waiting), (row) => created[row] ?? NaN)
  return sorted(byAge, (row) => -(priorities[row] ?? NaN))
}

function sorted(rows: Uint32Array, keyOf: (row: number) => number): Uint32Array {
  return sortByKey(Float64Array.from(rows, keyOf)).map((index) => rows[index] ?? 0)
}

export interface QueuePosition {
  /** From 1. */
  readonly position: number
  readonly count: number
}

/** Returns a job's position in its queue among some rows of a list; `null` if it isn't waiting or isn't among them. */
export function positionOf(
  list: JobList,
  rows: ArrayLike<number>,
  { id, current_status: status }: TrainingJob,
): QueuePosition | null {
  if (kindOf(status) !== 'waiting') return null
  for (const queue of queuesOf(list, rows)) {
    const index = queue.rows.findIndex((row) => list.jobs[row]?.id === id)
    if (index !== -1) return { position: index + 1, count: queue.rows.length }
  }
  return null
}

/** `3rd of 7 visible to this API key`, because other jobs that the API key can't access could be waiting. */
export function formatPosition({ position, count }: QueuePosition): string {
  return `${formatOrdinal(position)} of ${formatCount(count)} visible to this API key`
}

const ordinals = once(() => new Intl.PluralRules('en', { type: 'ordinal' }))
const SUFFIXES: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' }

function formatOrdinal(number: number): string {
  return `${formatCount(number)}${SUFFIXES[ordinals().select(number)] ?? 'th'}`
}
