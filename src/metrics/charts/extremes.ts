import type { NodeSeries } from '#src/metrics/jobMetrics.ts'
import { valueAtOrLatest } from './samples.ts'

interface Extremes {
  readonly lowest: { readonly node: number; readonly gpu: number; readonly value: number }
  readonly median: number
  /** The number of GPUs with a sample. */
  readonly count: number
}

/**
 * Returns the lowest and the median utilization of all GPUs at a time (the latest if `null`), as fractions; `null` if no
 * GPU has a sample. `newest`: the time of the newest sample of all series.
 */
export function utilizationExtremes(
  nodes: readonly NodeSeries[],
  time: number | null,
  sampling: { readonly newest: number; readonly step: number },
): Extremes | null {
  const values = nodes.flatMap(({ gpus }, node) =>
    gpus.flatMap(({ utilization }, gpu) => {
      const value = valueAtOrLatest(utilization, time, sampling)
      return value === null ? [] : [{ node, gpu, value }]
    }),
  )
  const sorted = values.toSorted((a, b) => a.value - b.value)
  const [lowest] = sorted
  if (!lowest) return null
  const middle = (sorted.length - 1) / 2
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]]
  const median = ((low?.value ?? NaN) + (high?.value ?? NaN)) / 2
  return { lowest, median, count: sorted.length }
}
