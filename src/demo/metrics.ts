import type { MetricsQuery, MetricsResponse, NodeMetrics, Samples } from '#src/contract/metrics.ts'
import { noise } from './random.ts'
import type { Run } from './run.ts'
import type { ScenarioId } from './scenarios.ts'

const SECOND = 1000
const HOUR = 3600 * SECOND
const MIB = 2 ** 20
const GIB = 2 ** 30

/** The steps that suit a range, seconds. */
const STEPS = [15, 30, 60, 300, 900, 3600]
/** The number of samples that a chosen step stays below. */
const SUITABLE_SAMPLES = 250
/** The maximum number of samples of a series, as in Prometheus. */
const MAX_SAMPLES = 11_000
/** How long a GPU is nearly idle while a checkpoint is saved, ms. */
const SAVING = 20 * SECOND
/** The time in which a value stays about the same, ms. */
const PERIOD = 30 * SECOND
const STORAGE_BYTES = 400 * GIB
const CACHE_BYTES = 2048 * GIB

/** Metrics of a job, or why the query has none. */
export type MetricsResult =
  | { readonly metrics: MetricsResponse; readonly problem: null }
  | { readonly metrics: null; readonly problem: string }

/** Returns the samples that a query selects from a run's metrics at a time (ms since the epoch), in a scenario if any. */
export function metricsOf(
  run: Run,
  query: MetricsQuery,
  now: number,
  scenario: ScenarioId | null = null,
): MetricsResult {
  const to = query.end_epoch_millis ?? now
  const from = query.start_epoch_millis ?? to - HOUR
  if (from > to)
    return { metrics: null, problem: 'start_epoch_millis must be at most end_epoch_millis.' }
  const seconds = query.step_seconds ?? suitableStep(to - from)
  const step = seconds * SECOND
  if ((to - from) / step > MAX_SAMPLES) {
    return { metrics: null, problem: `step_seconds must select at most ${MAX_SAMPLES} samples.` }
  }
  const times = scenario === 'err-metrics-empty' ? [] : timesIn(run, { from, to, step, now })
  const nodes = Array.from({ length: run.nodes }, (_, node) => nodeMetrics(run, node, times))
  return {
    problem: null,
    metrics: {
      ...(nodes[0] ?? nodeMetrics(run, 0, [])),
      cache: noise(run.seed, 30) < 0.3 ? null : storage(run, times, CACHE_BYTES, 31),
      per_node_metrics:
        run.nodes === 1
          ? []
          : nodes.map((metrics, node) => ({ node_id: `${run.job.id}-${node}`, metrics })),
      training_job: run.job,
    },
  }
}

function suitableStep(range: number): number {
  return STEPS.find((seconds) => range / (seconds * SECOND) < SUITABLE_SAMPLES) ?? 3600
}

interface Range {
  /** Both ends are inclusive, ms since the epoch. */
  readonly from: number
  readonly to: number
  /** ms */
  readonly step: number
  readonly now: number
}

/** Returns the times of the samples, ms since the epoch: multiples of the step while the job was running. */
function timesIn({ startedAt, endedAt }: Run, { from, to, step, now }: Range): number[] {
  if (startedAt === null) return []
  const first = Math.ceil(Math.max(from, startedAt) / step)
  const last = Math.floor(Math.min(to, endedAt ?? now) / step)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step)
}

function nodeMetrics(run: Run, node: number, times: readonly number[]): NodeMetrics {
  const { job, seed } = run
  const { gpu_count: gpus, gpu_memory_limit_mib: gpuMib, ...type } = job.instance_type
  const ranks = Array.from({ length: gpus }, (_, rank) => rank)
  const perGpu = (valueAt: (rank: number, time: number) => number) =>
    Object.fromEntries(
      ranks.map((rank) => [String(rank), samplesOf(times, (time) => valueAt(rank, time))]),
    )
  return {
    gpu_utilization: perGpu((rank, time) => utilization(run, node * gpus + rank, time)),
    gpu_memory_usage_bytes: perGpu((rank, time) => {
      const share = 0.78 + 0.12 * noise(seed, 32, node, rank) + 0.02 * wave(seed + rank, time)
      return Math.round(share * (gpuMib ?? 0) * MIB)
    }),
    cpu_usage: samplesOf(times, (time) => {
      const cores = (type.millicpu_limit / 1000) * (0.2 + 0.1 * wave(seed + 33 + node, time))
      return Number(cores.toFixed(3))
    }),
    cpu_memory_usage_bytes: samplesOf(times, (time) =>
      Math.round(type.memory_limit_mib * MIB * (0.35 + 0.05 * wave(seed + 34 + node, time))),
    ),
    ephemeral_storage: storage(run, times, STORAGE_BYTES, 35 + node),
  }
}

/**
 * Returns the utilization of a GPU, as a fraction: low while a checkpoint is saved, and low throughout for one GPU of
 * some jobs and for all GPUs of a few.
 */
function utilization(run: Run, gpu: number, time: number): number {
  const { seed, startedAt, stepMs, checkpointEvery, nodes, job } = run
  const count = nodes * job.instance_type.gpu_count
  const kind = noise(seed, 36)
  const idle = kind < 0.04 || (kind < 0.14 && gpu === Math.floor(noise(seed, 37) * count))
  const ran = time - (startedAt ?? time)
  const saving =
    checkpointEvery !== null && ran > SAVING && ran % (checkpointEvery * stepMs) < SAVING
  const share = idle || saving ? 0.03 * wave(seed + gpu, time) : 0.9 + 0.1 * wave(seed + gpu, time)
  return Number(share.toFixed(4))
}

function storage({ seed, startedAt }: Run, times: readonly number[], total: number, part: number) {
  const used = (time: number) => {
    const hours = (time - (startedAt ?? time)) / HOUR
    return 0.1 + 0.3 * noise(seed, part) + 0.4 * (1 - 1 / (1 + hours / 8))
  }
  return {
    usage_bytes: samplesOf(times, (time) => Math.round(used(time) * total)),
    utilization: samplesOf(times, (time) => Number(used(time).toFixed(4))),
  }
}

function samplesOf(times: readonly number[], valueAt: (time: number) => number): Samples {
  return times.map((time) => ({ value: valueAt(time), timestamp: new Date(time).toISOString() }))
}

/** Returns a number in [0, 1) that differs from period to period. */
function wave(seed: number, time: number): number {
  return noise(seed, Math.floor(time / PERIOD))
}
