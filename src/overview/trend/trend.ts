import {
  kindOf,
  OUTCOMES,
  phaseOf,
  STAGES,
  type Kind,
  type Outcome,
} from '#src/contract/statuses.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { fromKeys } from '#src/lib/records.ts'
import type { Zone } from '#src/lib/zone.ts'
import { binAt, binsBetween, type BinUnit, type TimeBins } from './timeBins.ts'

/** The kinds of statuses in the order in which the chart stacks them: ended jobs below active ones. */
export const TREND_KINDS: readonly Kind[] = [...OUTCOMES, ...STAGES, 'unknown']

/** The number of jobs created in each bin. */
export type Created = Readonly<Record<Kind, Uint32Array>>

export interface GpuTime {
  /** The mean number of GPUs held in each bin, over the part of it that has passed. */
  readonly means: Float64Array
  /** GPU-hours. */
  readonly hours: number
}

/** The jobs created and the GPUs in use over time. */
export interface Trend {
  readonly bins: TimeBins
  readonly created: Created
  /** The number of jobs created in each bin, by unknown status. */
  readonly unknown: ReadonlyMap<string, Uint32Array>
  readonly gpuTime: GpuTime
}

export interface Axis {
  readonly unit: BinUnit
  /** A time in the first bin, and one in the last, ms since the epoch. Bins are added if jobs extend beyond them. */
  readonly from: number
  readonly until: number
}

/** Times are in ms since the epoch. */
interface TrendOptions {
  readonly now: number
  /** The latest time at which jobs can have been created. Bins after it are only needed for jobs that end later. */
  readonly until?: number | undefined
  readonly axis?: Axis | undefined
  readonly zone: Zone
}

const HOUR = 3_600_000

/** From the first creation to now, or to the last end of a job if that is later. `null` for no rows. */
export function trendOf(
  list: JobList,
  rows: ArrayLike<number>,
  { now, until = Infinity, axis, zone }: TrendOptions,
): Trend | null {
  if (rows.length === 0) return null
  const lives = livesOf(list, rows, now)
  let first = axis?.from ?? Infinity
  let last = axis?.until ?? Math.min(now, until)
  let end = now
  for (let at = 0; at < rows.length; at++) {
    const from = lives.from[at] ?? 0
    const stop = lives.until[at] ?? 0
    first = Math.min(first, from)
    last = Math.max(last, from, stop)
    end = Math.max(end, stop)
  }
  const bins = binsBetween(first, last, zone, axis?.unit)
  return { bins, ...createdIn(list, rows, bins), gpuTime: gpuTimeIn(lives, bins, end) }
}

export function axisOf({ unit, edges }: TimeBins): Axis {
  return { unit, from: edges[0] ?? 0, until: (edges.at(-1) ?? 0) - 1 }
}

/** Returns the share of ended jobs that failed; `null` if none have ended. */
export function failedShare(counts: Readonly<Record<Kind, number>>): number | null {
  const ended = endedOf(counts)
  return ended === 0 ? null : counts.failed / ended
}

export function endedOf(counts: Readonly<Record<Outcome, number>>): number {
  return OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0)
}

export function countsAt(created: Created, bin: number): Record<Kind, number> {
  return fromKeys(TREND_KINDS, (kind) => created[kind][bin] ?? 0)
}

/** Returns the unknown statuses in a bin, with the number of jobs that have each. */
export function unknownAt({ unknown }: Trend, bin: number): [status: string, count: number][] {
  return [...unknown].flatMap(([status, counts]) => {
    const count = counts[bin] ?? 0
    return count > 0 ? [[status, count] as [string, number]] : []
  })
}

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
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? -1
    const counter = counters[statuses[row] ?? -1] ?? created.unknown
    const bin = binAt(bins, times[row] ?? 0)
    counter[bin] = (counter[bin] ?? 0) + 1
  }
  for (const counter of unknown.values()) {
    counter.forEach((jobs, bin) => (created.unknown[bin] = (created.unknown[bin] ?? 0) + jobs))
  }
  return { created, unknown }
}

/** When the job of each row held GPUs, ms since the epoch, and how many. */
export interface Lives {
  readonly from: Float64Array
  readonly until: Float64Array
  readonly gpus: Float64Array
}

/**
 * Jobs that wait or have an unknown status hold no GPUs. Jobs that end before they begin, because clocks differ,
 * hold them for no time.
 */
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
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? -1
    const status = statuses[row] ?? -1
    from[at] = created[row] ?? 0
    until[at] = -Infinity
    if (holds[status] !== true) continue
    gpus[at] = held[row] ?? 0
    until[at] = (isActive[status] === true ? now : updated[row]) ?? 0
  }
  return { from, until, gpus }
}

/** Splits the time of each job at the edges of bins. */
function gpuTimeIn({ from, until, gpus }: Lives, bins: TimeBins, end: number): GpuTime {
  const { edges } = bins
  const times = new Float64Array(edges.length - 1)
  // The change in the number of GPUs held for a whole bin since the previous bin.
  const steps = new Float64Array(edges.length)
  for (let at = 0; at < gpus.length; at++) {
    const held = gpus[at] ?? 0
    const start = from[at] ?? 0
    const stop = until[at] ?? 0
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
