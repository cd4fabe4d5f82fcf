import type { Series } from '#src/metrics/jobMetrics.ts'
import { isGap } from './samples.ts'
import type { TimeRange } from './timeScale.ts'

/**
 * Returns the value of each pixel column of a row `width` px wide: the mean of its samples, or that of the nearest
 * sample. `NaN` in a gap, except within half a step of a sample.
 */
export function columnsOf(
  { times, values }: Series,
  { from, to }: TimeRange,
  width: number,
  step: number,
): Float32Array {
  const columns = new Float32Array(width).fill(NaN)
  const length = (to - from) / width
  let next = 0
  for (let column = 0; column < width; column++) {
    const start = from + column * length
    let sum = 0
    let count = 0
    while ((times[next] ?? Infinity) < start) next += 1
    const first = next
    while ((times[next] ?? Infinity) < start + length) {
      sum += values[next] ?? NaN
      count += 1
      next += 1
    }
    const nearest = nearestIn(times, first, start + length / 2, step)
    columns[column] = count > 0 ? sum / count : (values[nearest] ?? NaN)
  }
  return columns
}

/** Returns the index of the sample that stands for a time between the samples `next - 1` and `next`; -1 if none. */
function nearestIn(times: Float64Array, next: number, time: number, step: number): number {
  const [before, after] = [times[next - 1] ?? -Infinity, times[next] ?? Infinity]
  const isBefore = time - before <= after - time
  const distance = isBefore ? time - before : after - time
  if (isGap(before, after, step) && distance > step / 2) return -1
  return isBefore ? next - 1 : next
}
