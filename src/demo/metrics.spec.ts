import { describe, expect, it } from 'vitest'
import {
  metricsResponseSchema,
  type MetricsQuery,
  type MetricsResponse,
} from '#src/contract/metrics.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { metricsOf } from './metrics.ts'
import { runOf } from './run.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const STARTED = Date.parse('2026-03-02T09:00:00Z')
const NOW = STARTED + 5 * HOUR
const GIB = 2 ** 30

const base = aTrainingJob()

/** Returns the run of a job that is running since {@link STARTED}. */
function running(id: string, gpus: number, nodes: number) {
  const job = aTrainingJob({
    id,
    created_at: new Date(STARTED - HOUR).toISOString(),
    updated_at: new Date(STARTED).toISOString(),
    instance_type: { ...base.instance_type, gpu_count: gpus, gpu_memory_limit_mib: 80 * 1024 },
    node_count: nodes,
  })
  return runOf(job, undefined)
}

function read(run: ReturnType<typeof running>, query: MetricsQuery): MetricsResponse {
  const { metrics, problem } = metricsOf(run, query, NOW)
  if (problem !== null) throw new Error(problem)
  return metrics
}

const lastHour = {
  start_epoch_millis: NOW - HOUR,
  end_epoch_millis: NOW,
  step_seconds: 60,
} as const

const isIdle = (samples: MetricsResponse['cpu_usage']) => samples.every(({ value }) => value < 0.05)

const timesOf = (samples: MetricsResponse['cpu_usage']) =>
  samples.map(({ timestamp }) => Date.parse(timestamp))

describe('metrics', () => {
  it('meet the contract, with a series for each GPU of each node', () => {
    const metrics = read(running('p7qr9qv', 8, 2), lastHour)
    expect(metricsResponseSchema.safeParse(metrics).success).toBe(true)
    expect(metrics.per_node_metrics).toHaveLength(2)
    const [leader, second] = metrics.per_node_metrics.map((node) => node.metrics)
    const { per_node_metrics: _nodes, cache: _cache, training_job: job, ...top } = metrics
    expect(top, 'the series at the top are those of the leader').toEqual(leader)
    expect(second).not.toEqual(leader)
    expect(Object.keys(second?.gpu_utilization ?? {})).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
    ])
    expect(job.id).toBe('p7qr9qv')
  })

  it('of one node are at the top only', () => {
    expect(read(running('p7qr9qv', 1, 1), lastHour).per_node_metrics).toEqual([])
  })

  it('without GPUs have no GPU series', () => {
    const { gpu_utilization: utilization, cpu_usage: cpu } = read(
      running('p7qr9qv', 0, 1),
      lastHour,
    )
    expect(utilization).toEqual({})
    expect(cpu).toHaveLength(61)
  })

  it('stay within the hardware of one node', () => {
    const metrics = read(running('p7qr9qv', 8, 1), lastHour)
    const memory = Object.values(metrics.gpu_memory_usage_bytes).flat()
    expect(memory.every(({ value }) => value > 40 * GIB && value < 80 * GIB)).toBe(true)
    expect(metrics.cpu_usage.every(({ value }) => value > 0 && value < 26)).toBe(true)
    const host = metrics.cpu_memory_usage_bytes
    expect(host.every(({ value }) => value > 0 && value < 239_616 * 2 ** 20)).toBe(true)
    const utilization = Object.values(metrics.gpu_utilization).flat()
    expect(utilization.every(({ value }) => value >= 0 && value <= 1)).toBe(true)
  })

  it('have a sample at each step, both ends included, while the job runs', () => {
    const run = running('p7qr9qv', 1, 1)
    const all = timesOf(read(run, lastHour).cpu_usage)
    expect(all).toHaveLength(61)
    expect(all[0]).toBe(NOW - HOUR)
    expect(all.at(-1)).toBe(NOW)
    const early = {
      ...lastHour,
      start_epoch_millis: STARTED - HOUR,
      end_epoch_millis: STARTED + MINUTE,
    }
    expect(timesOf(read(run, early).cpu_usage)).toEqual([STARTED, STARTED + MINUTE])
    const future = { ...lastHour, end_epoch_millis: NOW + HOUR }
    expect(timesOf(read(run, future).cpu_usage).at(-1)).toBe(NOW)
  })

  it('are the same whenever they are requested', () => {
    const run = running('p7qr9qv', 8, 1)
    const half = { ...lastHour, start_epoch_millis: NOW - HOUR / 2 }
    const [long, short] = [lastHour, half].map((query) => read(run, query).gpu_utilization['3'])
    expect(short).toHaveLength(31)
    expect(long?.slice(-31)).toEqual(short)
  })

  it('have a step that suits the range by default', () => {
    const run = running('p7qr9qv', 1, 1)
    const range = { start_epoch_millis: STARTED, end_epoch_millis: NOW }
    const times = timesOf(read(run, range).cpu_usage)
    expect(times.length).toBeGreaterThan(50)
    expect(times.length).toBeLessThanOrEqual(250)
  })

  it('have an idle GPU in some jobs, and only idle GPUs in a few', () => {
    const counts = Array.from({ length: 300 }, (_, index) => {
      const { gpu_utilization: series } = read(running(`job-${index}`, 8, 1), {
        ...lastHour,
        step_seconds: 600,
      })
      return Object.values(series).filter(isIdle).length
    })
    expect(new Set(counts)).toEqual(new Set([0, 1, 8]))
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(10)
    expect(counts.filter((count) => count === 8).length).toBeGreaterThan(2)
    expect(counts.filter((count) => count === 0).length).toBeGreaterThan(200)
  })

  it.each([
    [{ start_epoch_millis: 2, end_epoch_millis: 1 }, 'at most end_epoch_millis'],
    [{ start_epoch_millis: 0, end_epoch_millis: NOW, step_seconds: 1 }, '11000 samples'],
  ])('have no range %j', (query, problem) => {
    expect(metricsOf(running('p7qr9qv', 1, 1), query, NOW).problem).toContain(problem)
  })
})
