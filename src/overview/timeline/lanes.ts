import { sortByKey } from '#src/jobs/columns/sortByKey.ts'

/** Spans of time packed into lanes. Spans in the same lane don't overlap. */
export interface Lanes {
  /** Indexes of the packed spans, lane by lane, and by time within a lane. */
  readonly order: Uint32Array
  /** The start of each lane in `order`, followed by the end of the last. */
  readonly lanes: Uint32Array
  /** The first lane of each group, followed by the number of lanes. */
  readonly groups: Uint32Array
  /** Indexes in `order`, sorted by start. */
  readonly byStart: Uint32Array
}

interface Spans {
  /** Start (inclusive) and end (exclusive), ms. The end is `Infinity` if a span hasn't ended. */
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** Each span's group, from 0. */
  readonly codes: Uint32Array
  /** The number of groups. */
  readonly groups: number
}

/**
 * Packs the spans of each group into as few lanes as possible: the largest number of its spans that overlap at one
 * time. Spans are placed in order of their starts, each in the first free lane, so that later spans don't move earlier
 * ones. Each takes up at least 1 ms, because spans without a length could otherwise be at the same position.
 */
export function packLanes({ starts, ends, codes, groups }: Spans): Lanes {
  const laneInGroup = new Uint32Array(starts.length)
  const packers = Array.from({ length: groups }, () => new Packer())
  const byStart = sortByKey(starts)
  for (const span of byStart) {
    const start = starts[span] ?? NaN
    const end = Math.max(ends[span] ?? NaN, start + 1)
    laneInGroup[span] = packers[codes[span] ?? NaN]?.assign(start, end) ?? 0
  }
  const firstLanes = new Uint32Array(groups + 1)
  for (const [group, { lanes }] of packers.entries()) {
    firstLanes[group + 1] = (firstLanes[group] ?? 0) + lanes
  }
  const laneOf = new Uint32Array(starts.length)
  for (let span = 0; span < laneOf.length; span++) {
    laneOf[span] = (firstLanes[codes[span] ?? NaN] ?? 0) + (laneInGroup[span] ?? 0)
  }
  return sortIntoLanes(laneOf, byStart, firstLanes)
}

/** Sorts spans by lane with a counting sort, which keeps the order of starts within a lane. */
function sortIntoLanes(laneOf: Uint32Array, byStart: Uint32Array, groups: Uint32Array): Lanes {
  const lanes = new Uint32Array((groups.at(-1) ?? 0) + 1)
  for (const lane of laneOf) lanes[lane + 1] = (lanes[lane + 1] ?? 0) + 1
  for (let lane = 1; lane < lanes.length; lane++) {
    lanes[lane] = (lanes[lane] ?? 0) + (lanes[lane - 1] ?? 0)
  }
  const next = lanes.slice()
  const order = new Uint32Array(byStart.length)
  const indexes = new Uint32Array(byStart.length)
  for (let rank = 0; rank < byStart.length; rank++) {
    const span = byStart[rank] ?? 0
    const lane = laneOf[span] ?? NaN
    const index = next[lane] ?? 0
    order[index] = span
    indexes[rank] = index
    next[lane] = index + 1
  }
  return { order, lanes, groups, byStart: indexes }
}

/** Packs the spans of one group. */
class Packer {
  /** The number of lanes so far. */
  lanes = 0
  /** Lanes in use, keyed by when they become free. */
  readonly #busy = new Heap()
  /** Free lanes, keyed by number, so that the first is used first. */
  readonly #free = new Heap()

  /** Assigns a lane to a span, which must not start before the previous one. Returns the lane. */
  assign(start: number, end: number): number {
    while (this.#busy.minKey <= start) {
      const lane = this.#busy.pop()
      this.#free.push(lane, lane)
    }
    const lane = this.#free.minKey === Infinity ? this.lanes++ : this.#free.pop()
    // The lane of a span that hasn't ended never becomes free.
    if (end < Infinity) this.#busy.push(end, lane)
    return lane
  }
}

/** A binary heap of values, smallest key first. */
class Heap {
  readonly #keys: number[] = []
  readonly #values: number[] = []

  /** Returns the smallest key; `Infinity` if the heap is empty. */
  get minKey(): number {
    return this.#keys[0] ?? Infinity
  }

  push(key: number, value: number): void {
    let index = this.#keys.length
    while (index > 0) {
      const parent = (index - 1) >>> 1
      if (this.#keyAt(parent) <= key) break
      this.#set(index, this.#keyAt(parent), this.#valueAt(parent))
      index = parent
    }
    this.#set(index, key, value)
  }

  /** Removes and returns the value with the smallest key. The heap must not be empty. */
  pop(): number {
    const first = this.#valueAt(0)
    const key = this.#keys.pop() ?? NaN
    const value = this.#values.pop() ?? NaN
    const count = this.#keys.length
    if (count === 0) return first
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= count) break
      if (child + 1 < count && this.#keyAt(child + 1) < this.#keyAt(child)) child += 1
      if (this.#keyAt(child) >= key) break
      this.#set(index, this.#keyAt(child), this.#valueAt(child))
      index = child
    }
    this.#set(index, key, value)
    return first
  }

  #set(index: number, key: number, value: number) {
    this.#keys[index] = key
    this.#values[index] = value
  }

  #keyAt(index: number): number {
    return this.#keys[index] ?? NaN
  }

  #valueAt(index: number): number {
    return this.#values[index] ?? NaN
  }
}
