import { isDateTime, isNumber, isObject } from '#src/contract/guards.ts'
import { parseTime } from '#src/lib/time.ts'
import type { JobMetrics, Series } from './jobMetrics.ts'

interface Sample {
  /** ms since the epoch */
  readonly time: number
  readonly value: number
}

/**
 * Reads samples of the API into a series in ascending time. Invalid samples are dropped, and of several at the same time,
 * the one with the max value stays.
 */
export type ReadSeries = (samples: readonly unknown[]) => Series

/** Returns a reader of a response, whose series have the same times. */
export function seriesReader(): ReadSeries {
  const times = new Map<unknown, number>()
  const timeOf = (timestamp: unknown): number => {
    const known = times.get(timestamp)
    if (known !== undefined) return known
    const time = isDateTime(timestamp) ? parseTime(timestamp) : NaN
    times.set(timestamp, time)
    return time
  }
  return (samples) => {
    const read: Sample[] = []
    for (const sample of samples) {
      if (!isObject(sample)) continue
      const { value, timestamp } = sample
      const time = timeOf(timestamp)
      if (isNumber(value) && !Number.isNaN(time)) read.push({ time, value })
    }
    read.sort((a, b) => a.time - b.time || a.value - b.value)
    const unique = read.filter(({ time }, index) => time !== read[index + 1]?.time)
    return {
      times: new Float64Array(unique.map(({ time }) => time)),
      values: new Float64Array(unique.map(({ value }) => value)),
    }
  }
}

/** Returns all series of a job. */
export function allSeries({ nodes, cache }: Pick<JobMetrics, 'nodes' | 'cache'>): Series[] {
  const ofNodes = nodes.flatMap(({ gpus, cpu, memory, storage }) => [
    ...gpus.flatMap((gpu) => [gpu.utilization, gpu.memory]),
    cpu,
    memory,
    storage.usage,
    storage.utilization,
  ])
  return cache ? [...ofNodes, cache.usage, cache.utilization] : ofNodes
}

export function hasSamples(metrics: JobMetrics): boolean {
  return allSeries(metrics).some(({ times }) => times.length > 0)
}

/** Returns the time of a job's first sample, ms since the epoch; `null` if there is none. */
export function firstTime(metrics: JobMetrics): number | null {
  const first = Math.min(...allSeries(metrics).map(({ times }) => times[0] ?? Infinity))
  return Number.isFinite(first) ? first : null
}

/**
 * Returns the usual time between two samples, ms: the median of the series with the max number of samples, so that
 * gaps don't count; `null` if no series has two.
 */
export function sampleStep(series: readonly Series[]): number | null {
  let longest: Float64Array = new Float64Array()
  for (const { times } of series) if (times.length > longest.length) longest = times
  const steps = longest.subarray(1).map((time, index) => time - (longest[index] ?? time))
  return steps.toSorted()[Math.floor(steps.length / 2)] ?? null
}
