import { sortByKey } from '#src/jobs/columns/sortByKey.ts'

/** Spans of time in lanes: those of a lane do not overlap. */
export interface Lanes {
  /** The spans, lane by lane, and those of a lane by time: their places in what was packed. */
  readonly order: Uint32Array
  /** Where in `order` each lane begins, and one more: where the last ends. */
  readonly lanes: Uint32Array
  /** The first lane of each group, and one more: how many lanes there are. */
  readonly groups: Uint32Array
  /** The spans in the order of their starts, as places in `order`. */
  readonly byStart: Uint32Array
}

interface Spans {
  /** ms; from the one on and until before the other, which is `Infinity` for what has not ended. */
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** The group of each, from 0. */
  readonly codes: Uint32Array
  readonly groups: number
}

/**
 * Puts spans into lanes, each group's into as few as it has spans at once at most: in order of their starts
 * each takes the first lane that is free, so that more spans later move none that was there before. A span
 * lasts at least 1 ms, or those without a length would lie on one another.
 */
export function packLanes({ starts, ends, codes, groups }: Spans): Lanes {
  const lanesOf = new Uint32Array(starts.length)
  const packers = Array.from({ length: groups }, () => new Packer())
  const byStart = sortByKey(starts)
  for (const position of byStart) {
    const start = starts[position] ?? NaN
    const end = Math.max(ends[position] ?? NaN, start + 1)
    lanesOf[position] = packers[codes[position] ?? NaN]?.take(start, end) ?? 0
  }
  const firsts = new Uint32Array(groups + 1)
  for (const [group, { lanes }] of packers.entries()) {
    firsts[group + 1] = (firsts[group] ?? 0) + lanes
  }
  const keys = new Float64Array(starts.length)
  for (let position = 0; position < keys.length; position++) {
    keys[position] = (firsts[codes[position] ?? NaN] ?? 0) + (lanesOf[position] ?? 0)
  }
  return inLanes(keys, byStart, firsts)
}

/** The spans by lane, counted: those of a lane stay in the order of their starts. */
function inLanes(laneOf: Float64Array, byStart: Uint32Array, groups: Uint32Array): Lanes {
  const lanes = new Uint32Array((groups.at(-1) ?? 0) + 1)
  for (const lane of laneOf) lanes[lane + 1] = (lanes[lane + 1] ?? 0) + 1
  for (let lane = 1; lane < lanes.length; lane++) {
    lanes[lane] = (lanes[lane] ?? 0) + (lanes[lane - 1] ?? 0)
  }
  const next = lanes.slice()
  const order = new Uint32Array(byStart.length)
  const indexes = new Uint32Array(byStart.length)
  for (let rank = 0; rank < byStart.length; rank++) {
    const position = byStart[rank] ?? 0
    const lane = laneOf[position] ?? NaN
    const index = next[lane] ?? 0
    order[index] = position
    indexes[rank] = index
    next[lane] = index + 1
  }
  return { order, lanes, groups, byStart: indexes }
}

/** The lanes of one group, as they fill. */
class Packer {
  lanes = 0
  /** The lanes in use by when they become free, and those that are free by number. */
  readonly #busy = new Heap()
  readonly #free = new Heap()

  /** The lane for a span that starts no earlier than the one before. */
  take(start: number, end: number): number {
    while (this.#busy.leastKey <= start) {
      const lane = this.#busy.pop()
      this.#free.push(lane, lane)
    }
    const lane = this.#free.leastKey === Infinity ? this.lanes++ : this.#free.pop()
    // What has not ended never becomes free.
    if (end < Infinity) this.#busy.push(end, lane)
    return lane
  }
}

/** Numbers with keys, of which the one with the least key comes first. */
class Heap {
  readonly #keys: number[] = []
  readonly #values: number[] = []

  /** `Infinity` where it is empty. */
  get leastKey(): number {
    return this.#keys[0] ?? Infinity
  }

  push(key: number, value: number): void {
    let position = this.#keys.length
    while (position > 0) {
      const parent = (position - 1) >>> 1
      if (this.#keyAt(parent) <= key) break
      this.#set(position, this.#keyAt(parent), this.#valueAt(parent))
      position = parent
    }
    this.#set(position, key, value)
  }

  /** Takes out the first, of which there must be one. */
  pop(): number {
    const first = this.#valueAt(0)
    const key = this.#keys.pop() ?? NaN
    const value = this.#values.pop() ?? NaN
    const count = this.#keys.length
    if (count === 0) return first
    let position = 0
    for (;;) {
      let child = 2 * position + 1
      if (child >= count) break
      if (child + 1 < count && this.#keyAt(child + 1) < this.#keyAt(child)) child += 1
      if (this.#keyAt(child) >= key) break
      this.#set(position, this.#keyAt(child), this.#valueAt(child))
      position = child
    }
    this.#set(position, key, value)
    return first
  }

  #set(position: number, key: number, value: number) {
    this.#keys[position] = key
    this.#values[position] = value
  }

  #keyAt(position: number): number {
    return this.#keys[position] ?? NaN
  }

  #valueAt(position: number): number {
    return this.#values[position] ?? NaN
  }
}
