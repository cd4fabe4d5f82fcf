import { isDateTime, isNumber, isObject } from '#src/contract/guards.ts'
import { parseTime } from '#src/lib/time.ts'
import type { JobMetrics, Series } from './jobMetrics.ts'

interface Sample {
  /** ms since the epoch */
  readonly time: number
  readonly value: number
}

/** Returns the valid samples of the API in ascending time. Of several at the same time, the one with the max value. */
export function toSeries(samples: readonly unknown[]): Series {
  const sorted = samples.flatMap(readSample).sort((a, b) => a.time - b.time || a.value - b.value)
  const unique = sorted.filter(({ time }, index) => time !== sorted[index + 1]?.time)
  return {
    times: Float64Array.from(unique, ({ time }) => time),
    values: Float64Array.from(unique, ({ value }) => value),
  }
}

function readSample(sample: unknown): Sample[] {
  if (!isObject(sample)) return []
  const { value, timestamp } = sample
  if (!isNumber(value) || !isDateTime(timestamp)) return []
  return [{ time: parseTime(timestamp), value }]
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
