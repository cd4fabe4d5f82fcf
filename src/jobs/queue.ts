import { kindOf } from '../contract/statuses.ts'
import type { JobList } from './fieldIndex.ts'
import { sortByKey } from './sortByKey.ts'

/**
 * Those of some rows of a list whose jobs wait in the queue, in the order in which they are dequeued: the
 * highest priority first, then the oldest (the contract).
 */
export function queueOf({ index }: JobList, rows: ArrayLike<number>): Uint32Array {
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
