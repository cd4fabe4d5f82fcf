import type { GpuSeries, JobMetrics, NodeSeries, Series } from '#src/metrics/jobMetrics.ts'

export const GIB = 2 ** 30

/** The step of series, ms. */
export const STEP = 15_000

/** Returns a series with a sample at each step from a time on; none where a value is `null`. */
export function aSeries(from: number, values: readonly (number | null)[]): Series {
  const samples = values.flatMap((value, index) =>
    value === null ? [] : [{ time: from + index * STEP, value }],
  )
  return {
    times: Float64Array.from(samples, ({ time }) => time),
    values: Float64Array.from(samples, ({ value }) => value),
  }
}

export function aGpu(rank: number, utilization: Series, memory = utilization): GpuSeries {
  return { rank, utilization, memory }
}

const NO_SAMPLES: Series = { times: new Float64Array(), values: new Float64Array() }

/** Returns a node without samples, with these fields replaced. */
export function aNode(overrides: Partial<NodeSeries> = {}): NodeSeries {
  return {
    id: null,
    name: 'Node 0',
    gpus: [],
    cpu: NO_SAMPLES,
    memory: NO_SAMPLES,
    storage: { usage: NO_SAMPLES, utilization: NO_SAMPLES },
    ...overrides,
  }
}

export function someMetrics(
  nodes: readonly NodeSeries[],
  overrides: Partial<JobMetrics> = {},
): JobMetrics {
  return { nodes, leaderOnly: false, cache: null, step: STEP, ...overrides }
}
