import type { GpuSeries, JobMetrics } from './jobMetrics.ts'

/** How long GPUs must be idle, ms. */
export const IDLE_PERIOD = 15 * 60_000
/** An idle GPU's utilization is below this fraction. */
export const IDLE = 0.05
/** A GPU whose mean is below this fraction of the median of its node is underused. */
const UNDERUSED = 1 / 3
/** A node whose median is at most this fraction has no work that GPUs could share. */
const BUSY = 0.3
/** The share of the period that must have samples: without them, a GPU isn't known to be idle. */
const MIN_COVERAGE = 0.8

export interface IdleGpu {
  /** The name of its node; `null` if the job has only one. */
  readonly node: string | null
  readonly rank: number
  /** The mean utilization, as a fraction. */
  readonly mean: number
  /** The median of its node's means, as a fraction. */
  readonly median: number
}

/** Whether a GPU did nothing, rather than too little. */
export function isIdle({ mean }: IdleGpu): boolean {
  return mean < IDLE
}

interface Job {
  /** The number of GPUs of all nodes. */
  readonly gpuTotal: number
  /** The end of the period, ms since the epoch. */
  readonly until: number
}

/**
 * Returns the GPUs of a running job that did too little for 15 minutes: all if each was below 5 % in every sample;
 * otherwise those whose mean is below a third of the median of their node while that is above 30 %.
 */
export function idleGpus(metrics: JobMetrics, { gpuTotal, until }: Job): readonly IdleGpu[] {
  const { nodes, step } = metrics
  const uses = nodes.map(({ name, gpus }) => ({
    node: nodes.length > 1 || metrics.leaderOnly ? name : null,
    gpus: gpus.flatMap((gpu) => useOf(gpu, { step, until })),
  }))
  const all = uses.flatMap(({ node, gpus }) => {
    const median = medianOf(gpus.map(({ mean }) => mean))
    return gpus.map((gpu) => ({ ...gpu, node, median }))
  })
  const isEachIdle = all.length === gpuTotal && all.every(({ max }) => max < IDLE)
  const idle = isEachIdle
    ? all
    : all.filter(({ mean, median }) => median > BUSY && mean < median * UNDERUSED)
  return idle.map(({ node, rank, mean, median }) => ({ node, rank, mean, median }))
}

interface Period {
  /** The time between two samples, ms. */
  readonly step: number
  readonly until: number
}

/** Returns a GPU's utilization in the period; nothing without enough samples. */
function useOf({ rank, utilization: { times, values } }: GpuSeries, { step, until }: Period) {
  const used = values.filter((_, index) => {
    const time = times[index] ?? NaN
    return time > until - IDLE_PERIOD && time <= until
  })
  if (used.length === 0 || used.length * step < MIN_COVERAGE * IDLE_PERIOD) return []
  const mean = used.reduce((sum, value) => sum + value, 0) / used.length
  return [{ rank, mean, max: Math.max(...used) }]
}

/** NaN without values. */
function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (index: number) => sorted[index] ?? NaN
  return (at((sorted.length - 1) >> 1) + at(sorted.length >> 1)) / 2
}
