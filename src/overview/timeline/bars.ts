import { kindOf, phaseOf, KINDS } from '#src/contract/statuses.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import type { Period } from '#src/view/filtering/spans.ts'
import type { LaneKey } from '#src/view/overview.ts'
import { laneGroups, type LaneGroup } from './laneGroups.ts'
import { packLanes } from './lanes.ts'

export interface BarGroup extends LaneGroup {
  readonly firstLane: number
  readonly lanes: number
  readonly jobs: number
}

/** The bars of a timeline, one per job, by lane, and by time within a lane. A bar is its index in that order. */
export interface Bars {
  readonly groups: readonly BarGroup[]
  /** The first bar of each lane, followed by the number of bars. */
  readonly lanes: Uint32Array
  readonly laneOf: Uint32Array
  /** The row of each bar's job in the list. */
  readonly rows: Uint32Array
  /** ms since the epoch. The end is `Infinity` if the job hasn't ended; {@link barsAt} replaces it. */
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** Indexes in `KINDS`. */
  readonly kinds: Uint8Array
  /** The bars ordered by start, and each bar's rank in that order. */
  readonly byStart: Uint32Array
  readonly rankOf: Uint32Array
}

interface BarsOptions {
  readonly list: JobList
  readonly rows: Uint32Array
  readonly by: LaneKey
}

export function makeBars({ list, rows, by }: BarsOptions): Bars {
  const { index } = list
  const { groups, codes } = laneGroups(list, rows, by)
  const created = index.numbers('created', 0)
  const updated = index.numbers('updated', 0)
  const status = index.numbers('status', 0)
  const { texts } = index.dictionary('status')
  const kindOfCode = texts.map((text) => KINDS.indexOf(kindOf(text)))
  const isActive = texts.map((text) => phaseOf(text) === 'active')

  const count = rows.length
  const starts = new Float64Array(count)
  const ends = new Float64Array(count)
  for (let at = 0; at < count; at++) {
    const row = rows[at] ?? NaN
    starts[at] = created[row] ?? NaN
    ends[at] = isActive[status[row] ?? NaN] === true ? Infinity : (updated[row] ?? NaN)
  }
  const packed = packLanes({ starts, ends, codes, groups: groups.length })

  const bars = {
    lanes: packed.lanes,
    laneOf: new Uint32Array(count),
    rows: new Uint32Array(count),
    starts: new Float64Array(count),
    ends: new Float64Array(count),
    kinds: new Uint8Array(count),
  }
  let lane = 0
  for (let bar = 0; bar < count; bar++) {
    while (bar >= (packed.lanes[lane + 1] ?? Infinity)) lane += 1
    const at = packed.order[bar] ?? 0
    const row = rows[at] ?? 0
    const start = starts[at] ?? NaN
    bars.laneOf[bar] = lane
    bars.rows[bar] = row
    bars.starts[bar] = start
    bars.ends[bar] = Math.max(ends[at] ?? NaN, start)
    bars.kinds[bar] = kindOfCode[status[row] ?? NaN] ?? 0
  }
  const { byStart } = packed
  const rankOf = new Uint32Array(count)
  for (let rank = 0; rank < count; rank++) rankOf[byStart[rank] ?? 0] = rank
  return { ...bars, byStart, rankOf, groups: groupsOf(groups, packed) }
}

/** Returns the same bars with active jobs ending at `now`, ms since the epoch. The lanes stay the same. */
export function barsAt(bars: Bars, now: number): Bars {
  const ends = new Float64Array(bars.ends.length)
  for (let bar = 0; bar < ends.length; bar++) {
    const end = bars.ends[bar] ?? NaN
    ends[bar] = end === Infinity ? Math.max(now, bars.starts[bar] ?? NaN) : end
  }
  return { ...bars, ends }
}

function groupsOf(
  groups: readonly LaneGroup[],
  { groups: firsts, lanes }: { readonly groups: Uint32Array; readonly lanes: Uint32Array },
): BarGroup[] {
  return groups.map((group, index) => {
    const firstLane = firsts[index] ?? 0
    const end = firsts[index + 1] ?? 0
    const jobs = (lanes[end] ?? 0) - (lanes[firstLane] ?? 0)
    return { ...group, firstLane, lanes: end - firstLane, jobs }
  })
}

/** -1 if the job has no bar. */
export function barOfJob({ rows }: Bars, { jobs }: JobList, id: string | null): number {
  return id === null ? -1 : rows.findIndex((row) => jobs[row]?.id === id)
}

/** `null` if there are no bars. */
export function extentOf({ starts, ends, byStart }: Bars): Period | null {
  const from = starts[byStart[0] ?? NaN]
  if (from === undefined) return null
  let until = from
  for (const end of ends) if (end > until) until = end
  return { from, until }
}
