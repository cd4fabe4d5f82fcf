import type { JobMetrics, Series } from '#src/metrics/jobMetrics.ts'

/** A pause between two samples that is longer than this number of steps is a gap. */
const GAP_STEPS = 2.5

export interface Sample {
  /** ms since the epoch */
  readonly time: number
  readonly value: number
}

/** Whether nothing is known between two samples, whose times are in ms. */
export function isGap(from: number, to: number, step: number): boolean {
  return to - from > GAP_STEPS * step
}

/** Returns the index of the nearest of some ascending times; the earlier one of two; -1 if there are none. */
export function nearestIndex(times: Float64Array, time: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[middle] ?? NaN) < time) low = middle + 1
    else high = middle
  }
  const [before, after] = [times[low - 1], times[low]]
  if (after === undefined) return low - 1
  return before !== undefined && time - before <= after - time ? low - 1 : low
}

/** Returns the value of the sample at most half a step from a time; `null` if none. */
export function valueAt({ times, values }: Series, time: number, step: number): number | null {
  const index = nearestIndex(times, time)
  const distance = Math.abs((times[index] ?? NaN) - time)
  return distance <= step / 2 ? (values[index] ?? null) : null
}

export function latestOf({ times, values }: Series): Sample | null {
  const [time, value] = [times.at(-1), values.at(-1)]
  return time === undefined || value === undefined ? null : { time, value }
}

/** Returns the time of the newest sample of some series, ms since the epoch; -Infinity if there are none. */
export function newestOf(series: readonly Series[]): number {
  return series.reduce(
    (newest, { times }) => Math.max(newest, times.at(-1) ?? -Infinity),
    -Infinity,
  )
}

/**
 * Returns the value at a time or, without a time, the latest; `null` if there is no sample, or if a gap is between the
 * latest and `newest`, the newest sample of all series.
 */
export function valueAtOrLatest(
  series: Series,
  time: number | null,
  { newest, step }: { readonly newest: number; readonly step: number },
): number | null {
  if (time !== null) return valueAt(series, time, step)
  const latest = latestOf(series)
  return latest && !isGap(latest.time, newest, step) ? latest.value : null
}

/** The indices of consecutive samples without a gap: from `first` to `last`, both included. */
export interface Segment {
  readonly first: number
  readonly last: number
}

export function segmentsOf(times: Float64Array, step: number): Segment[] {
  const segments: Segment[] = []
  let first = 0
  for (let index = 0; index < times.length; index++) {
    const [time, next] = [times[index] ?? NaN, times[index + 1] ?? Infinity]
    if (!isGap(time, next, step)) continue
    segments.push({ first, last: index })
    first = index + 1
  }
  return segments
}

/** Returns the series that are drawn over time. */
export function drawnSeries({ nodes }: Pick<JobMetrics, 'nodes'>): Series[] {
  return nodes.flatMap(({ gpus, cpu, memory }) => [
    ...gpus.flatMap((gpu) => [gpu.utilization, gpu.memory]),
    cpu,
    memory,
  ])
}

/**
 * Returns the times at which any of the series has a sample, ascending. Times that are at most half a step after
 * another are the same for `valueAt`, and aren't repeated.
 */
export function sampleTimes(series: readonly Series[], step: number): Float64Array {
  const all = new Set<number>()
  for (const { times } of series) for (const time of times) all.add(time)
  let last = -Infinity
  return Float64Array.from(all)
    .sort()
    .filter((time) => {
      if (time - last <= step / 2) return false
      last = time
      return true
    })
}
