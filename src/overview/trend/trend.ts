import {
  kindOf,
  OUTCOMES,
  phaseOf,
  STAGES,
  type Kind,
  type Outcome,
} from '#src/contract/statuses.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { binAt, binsBetween, type BinUnit, type TimeBins } from './timeBins.ts'
import { fromKeys } from '#src/lib/records.ts'
import type { Zone } from '#src/lib/zone.ts'

/** The kinds of statuses in the order in which the chart stacks them: ended jobs below the active ones. */
export const TREND_KINDS: readonly Kind[] = [...OUTCOMES, ...STAGES, 'unknown']

/** The jobs created in each bin, by kind: a number a bin. Every row is in one of them. */
export type Created = Readonly<Record<Kind, Uint32Array>>

/** GPUs that jobs held over time. */
export interface GpuTime {
  /** How many were held in each bin, on average over the part of it that has passed. */
  readonly means: Float64Array
  /** All of it: GPUs × hours. */
  readonly hours: number
}

/** How jobs went over time. */
export interface Trend {
  readonly bins: TimeBins
  readonly created: Created
  /** The same for each unknown status, by the API’s name: a number a bin. */
  readonly unknown: ReadonlyMap<string, Uint32Array>
  readonly gpuTime: GpuTime
}

/** Bins that a chart keeps, whatever its rows are. */
export interface Axis {
  readonly unit: BinUnit
  /** A time in the first bin, and one in the last: ms since the epoch. There are more where jobs go on. */
  readonly from: number
  readonly until: number
}

/** What is known beside the rows; times in ms since the epoch. */
interface Asked {
  readonly now: number
  /** Where only jobs created before a time were asked for: there need be no bins after it and the jobs' ends. */
  readonly until?: number | undefined
  readonly axis?: Axis | undefined
  /** Where the bins begin. */
  readonly zone: Zone
}

const HOUR = 3_600_000

/**
 * How some rows of a list went over time: from the first creation to now, or to the last time that a job tells
 * of. Null for no rows.
 */
export function trendOf(
  list: JobList,
  rows: ArrayLike<number>,
  { now, until = Infinity, axis, zone }: Asked,
): Trend | null {
  if (rows.length === 0) return null
  const lives = livesOf(list, rows, now)
  let first = axis?.from ?? Infinity
  let last = axis?.until ?? Math.min(now, until)
  let end = now
  for (let position = 0; position < rows.length; position++) {
    const from = lives.from[position] ?? 0
    const stop = lives.until[position] ?? 0
    first = Math.min(first, from)
    last = Math.max(last, from, stop)
    end = Math.max(end, stop)
  }
  const bins = binsBetween(first, last, zone, axis?.unit)
  return { bins, ...createdIn(list, rows, bins), gpuTime: gpuTimeIn(lives, bins, end) }
}

/** The axis of bins that are there already. */
export function axisOf({ unit, edges }: TimeBins): Axis {
  return { unit, from: edges[0] ?? 0, until: (edges.at(-1) ?? 0) - 1 }
}

/** The share of those that failed among the jobs that have ended; null where none has. */
export function failedShare(counts: Readonly<Record<Kind, number>>): number | null {
  const ended = endedOf(counts)
  return ended === 0 ? null : counts.failed / ended
}

/** How many of the counted jobs have ended. */
export function endedOf(counts: Readonly<Record<Outcome, number>>): number {
  return OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0)
}

/** The jobs of one bin by kind. */
export function countsAt(created: Created, bin: number): Record<Kind, number> {
  return fromKeys(TREND_KINDS, (kind) => created[kind][bin] ?? 0)
}

/** The unknown statuses of one bin’s jobs, and how many jobs have each. */
export function unknownAt({ unknown }: Trend, bin: number): [status: string, count: number][] {
  return [...unknown].flatMap(([status, counts]) => {
    const count = counts[bin] ?? 0
    return count > 0 ? [[status, count] as [string, number]] : []
  })
}

/** The jobs of all bins by kind. */
export function sumOf(created: Created): Record<Kind, number> {
  return fromKeys(TREND_KINDS, (kind) => created[kind].reduce((total, count) => total + count, 0))
}

function createdIn(
  { index }: JobList,
  rows: ArrayLike<number>,
  bins: TimeBins,
): Pick<Trend, 'created' | 'unknown'> {
  const count = bins.edges.length - 1
  const created = fromKeys(TREND_KINDS, () => new Uint32Array(count))
  const unknown = new Map<string, Uint32Array>()
  const counters = index.dictionary('status').texts.map((status) => {
    const kind = kindOf(status)
    if (kind !== 'unknown') return created[kind]
    const counter = new Uint32Array(count)
    unknown.set(status, counter)
    return counter
  })
  const times = index.numbers('created', 0)
  const statuses = index.numbers('status', 0)
  for (let position = 0; position < rows.length; position++) {
    const row = rows[position] ?? -1
    const counter = counters[statuses[row] ?? -1] ?? created.unknown
    const bin = binAt(bins, times[row] ?? 0)
    counter[bin] = (counter[bin] ?? 0) + 1
  }
  for (const counter of unknown.values()) {
    counter.forEach((jobs, bin) => (created.unknown[bin] = (created.unknown[bin] ?? 0) + jobs))
  }
  return { created, unknown }
}

/** For each of some rows: since when, until when (ms since the epoch) it holds how many GPUs. */
export interface Lives {
  readonly from: Float64Array
  readonly until: Float64Array
  readonly gpus: Float64Array
}

/** A job that waits, or whose status is unknown, holds none; one that ends before it begins, since clocks differ, held them for no time. */
export function livesOf({ index }: JobList, rows: ArrayLike<number>, now: number): Lives {
  const holds = index
    .dictionary('status')
    .texts.map((status) => phaseOf(status) !== 'unknown' && kindOf(status) !== 'waiting')
  const isActive = index.dictionary('status').texts.map((status) => phaseOf(status) === 'active')
  const statuses = index.numbers('status', 0)
  const created = index.numbers('created', 0)
  const updated = index.numbers('updated', 0)
  const held = index.numbers('gpus', 0)
  const from = new Float64Array(rows.length)
  const until = new Float64Array(rows.length)
  const gpus = new Float64Array(rows.length)
  for (let position = 0; position < rows.length; position++) {
    const row = rows[position] ?? -1
    const status = statuses[row] ?? -1
    from[position] = created[row] ?? 0
    until[position] = -Infinity
    if (holds[status] !== true) continue
    gpus[position] = held[row] ?? 0
    until[position] = (isActive[status] === true ? now : updated[row]) ?? 0
  }
  return { from, until, gpus }
}

/** The time of each job is cut at the edges of the bins: an end in each of two, and all of those between. */
function gpuTimeIn({ from, until, gpus }: Lives, bins: TimeBins, end: number): GpuTime {
  const { edges } = bins
  const times = new Float64Array(edges.length - 1)
  // How many more GPUs are held all through a bin than through the one before.
  const steps = new Float64Array(edges.length)
  for (let position = 0; position < gpus.length; position++) {
    const held = gpus[position] ?? 0
    const start = from[position] ?? 0
    const stop = until[position] ?? 0
    if (held === 0 || stop <= start) continue
    const first = binAt(bins, start)
    const last = binAt(bins, stop)
    if (first === last) {
      times[first] = (times[first] ?? 0) + held * (stop - start)
      continue
    }
    times[first] = (times[first] ?? 0) + held * ((edges[first + 1] ?? 0) - start)
    times[last] = (times[last] ?? 0) + held * (stop - (edges[last] ?? 0))
    steps[first + 1] = (steps[first + 1] ?? 0) + held
    steps[last] = (steps[last] ?? 0) - held
  }
  let through = 0
  let total = 0
  const means = times.map((time, bin) => {
    through += steps[bin] ?? 0
    const begins = edges[bin] ?? 0
    const whole = (edges[bin + 1] ?? 0) - begins
    const all = time + through * whole
    total += all
    const passed = Math.min(whole, end - begins)
    return passed > 0 ? all / passed : 0
  })
  return { means, hours: total / HOUR }
}
