import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UncheckedMetrics, UncheckedNode } from '#src/contract/metrics.ts'
import { toJobMetrics } from './toJobMetrics.ts'

const MINUTE = 60_000
const NOON = Date.parse('2026-03-02T12:00:00Z')

/** Returns samples of the API, a minute apart. */
const samples = (...values: readonly number[]) =>
  values.map((value, index) => ({
    value,
    timestamp: new Date(NOON + index * MINUTE).toISOString(),
  }))

const NO_STORAGE = { usage_bytes: [], utilization: [] }

const aNode = (overrides: Partial<UncheckedNode> = {}): UncheckedNode => ({
  gpu_utilization: {},
  gpu_memory_usage_bytes: {},
  cpu_usage: [],
  cpu_memory_usage_bytes: [],
  ephemeral_storage: NO_STORAGE,
  ...overrides,
})

const aResponse = (overrides: Partial<UncheckedMetrics> = {}): UncheckedMetrics => ({
  ...aNode(),
  cache: null,
  per_node_metrics: [],
  ...overrides,
})

const read = (response: UncheckedMetrics, nodeCount = 1) =>
  toJobMetrics(response, { nodeCount, step: 15_000 })

const cpuOf = (cpu: readonly unknown[]) => read(aResponse({ cpu_usage: cpu })).nodes[0]?.cpu
const stepOf = (cpu: readonly unknown[]) => read(aResponse({ cpu_usage: cpu })).step
const withCores = (...cores: readonly number[]) => aNode({ cpu_usage: samples(...cores) })

describe('the metrics of one node', () => {
  it('have fractions, bytes and cores as the API sends them', () => {
    const { nodes, leaderOnly, cache, step } = read(
      aResponse({
        gpu_utilization: { 0: samples(0.5, 1.02) },
        gpu_memory_usage_bytes: { 0: samples(68_719_476_736, 0) },
        cpu_usage: samples(5.2, 0),
        cpu_memory_usage_bytes: samples(1024),
        ephemeral_storage: { usage_bytes: samples(4096), utilization: samples(0.25) },
        cache: { usage_bytes: samples(8192), utilization: samples(0.125) },
      }),
    )
    expect({ nodes: nodes.length, leaderOnly, step }).toEqual({
      nodes: 1,
      leaderOnly: false,
      step: MINUTE,
    })
    const [node] = nodes
    expect(node).toMatchObject({ id: null, name: 'Node 0', gpus: [{ rank: 0 }] })
    expect(node?.gpus[0]?.utilization).toEqual({
      times: Float64Array.of(NOON, NOON + MINUTE),
      values: Float64Array.of(0.5, 1.02),
    })
    expect(node?.gpus[0]?.memory.values).toEqual(Float64Array.of(68_719_476_736, 0))
    expect(node?.cpu.values).toEqual(Float64Array.of(5.2, 0))
    expect(node?.memory.values).toEqual(Float64Array.of(1024))
    expect(node?.storage.usage.values).toEqual(Float64Array.of(4096))
    expect(node?.storage.utilization.values).toEqual(Float64Array.of(0.25))
    expect(cache?.usage.values).toEqual(Float64Array.of(8192))
    expect(cache?.utilization.values).toEqual(Float64Array.of(0.125))
  })

  it('have no cache if the job has none', () => {
    expect(read(aResponse()).cache).toBeNull()
    expect(read(aResponse({ cache: undefined })).cache).toBeNull()
  })

  it('have GPUs by their number, also those with one of the two series', () => {
    const [node] = read(
      aResponse({
        gpu_utilization: { 10: samples(1), 2: samples(0.2), total: samples(9) },
        gpu_memory_usage_bytes: { 0: samples(1), 10: samples(2) },
      }),
    ).nodes
    expect(node?.gpus.map(({ rank }) => rank)).toEqual([0, 2, 10])
    expect(node?.gpus.map(({ utilization }) => utilization.values.length)).toEqual([0, 1, 1])
    expect(node?.gpus.map(({ memory }) => memory.values.length)).toEqual([1, 0, 1])
  })

  it('come from the list of nodes if that has the node', () => {
    const response = aResponse({
      ...withCores(1),
      per_node_metrics: [{ node_id: 'p7qr9qv-0', metrics: withCores(2) }],
    })
    expect(read(response).nodes).toMatchObject([{ id: 'p7qr9qv-0', name: 'Node 0' }])
    expect(read(response).nodes[0]?.cpu.values).toEqual(Float64Array.of(2))
  })
})

describe('the metrics of several nodes', () => {
  const perNode = [10, 0, 9].map((number) => ({
    node_id: `p7qr9qv-${number}`,
    metrics: withCores(number),
  }))

  it('have each node in natural order, without the series at the top', () => {
    const { nodes, leaderOnly } = read(
      aResponse({ ...withCores(99), per_node_metrics: perNode }),
      3,
    )
    expect(leaderOnly).toBe(false)
    expect(nodes.map(({ id, name }) => [id, name])).toEqual([
      ['p7qr9qv-0', 'Node 0'],
      ['p7qr9qv-9', 'Node 9'],
      ['p7qr9qv-10', 'Node 10'],
    ])
    expect(nodes.map(({ cpu }) => cpu.values[0])).toEqual([0, 9, 10])
  })

  it('have the API’s names of nodes without a number', () => {
    const response = aResponse({
      per_node_metrics: ['gpu-worker', 'gpu-leader'].map((id) => ({
        node_id: id,
        metrics: aNode(),
      })),
    })
    expect(read(response, 2).nodes.map(({ name }) => name)).toEqual(['leader', 'worker'])
  })

  it('are the leader’s alone if the list of nodes is empty, which they say', () => {
    const metrics = read(aResponse(withCores(1)), 2)
    expect(metrics.leaderOnly).toBe(true)
    expect(metrics.nodes).toMatchObject([{ id: null, name: 'Leader node' }])
    expect(metrics.nodes[0]?.cpu.values).toEqual(Float64Array.of(1))
  })

  it('don’t have a node twice', () => {
    const response = aResponse({ per_node_metrics: [...perNode, ...perNode] })
    expect(read(response, 3).nodes).toHaveLength(3)
  })
})

describe('samples', () => {
  it('are sorted by time, without duplicates', () => {
    const [first, second, third] = samples(1, 2, 3)
    expect(cpuOf([third, first, second, first])).toEqual({
      times: Float64Array.of(NOON, NOON + MINUTE, NOON + 2 * MINUTE),
      values: Float64Array.of(1, 2, 3),
    })
  })

  it('are read in any time zone, and in UTC without one', () => {
    const cpu = cpuOf([
      { value: 1, timestamp: '2026-03-02T13:00:00+01:00' },
      { value: 2, timestamp: '2026-03-02T12:01:00' },
    ])
    expect(cpu?.times).toEqual(Float64Array.of(NOON, NOON + MINUTE))
  })

  it.each([
    { value: null, timestamp: '2026-03-02T12:00:00Z' },
    { value: NaN, timestamp: '2026-03-02T12:00:00Z' },
    { value: Infinity, timestamp: '2026-03-02T12:00:00Z' },
    { value: '1', timestamp: '2026-03-02T12:00:00Z' },
    { value: 1, timestamp: 'noon' },
    { value: 1, timestamp: NOON },
    { value: 1 },
    null,
    1,
  ])('are dropped if they are invalid: %j', (invalid) => {
    expect(cpuOf([invalid, ...samples(4)])?.values).toEqual(Float64Array.of(4))
  })

  it('have the same meaning in any order', () => {
    const anySamples = fc.array(
      fc.record({ value: fc.nat({ max: 3 }), minute: fc.nat({ max: 20 }) }),
      { maxLength: 30 },
    )
    const shuffled = anySamples.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, (orders) => {
        const [one, other] = orders.map((list) =>
          cpuOf(
            list.map(({ value, minute }) => ({
              value,
              timestamp: new Date(NOON + minute * MINUTE).toISOString(),
            })),
          ),
        )
        expect(one).toEqual(other)
        const minutes = new Set(orders[0].map(({ minute }) => minute))
        const sorted = [...minutes].sort((a, b) => a - b).map((minute) => NOON + minute * MINUTE)
        expect([...(one?.times ?? [])]).toEqual(sorted)
      }),
    )
  })
})

describe('the time between samples', () => {
  it('is the usual one, whatever was requested and however long the gaps are', () => {
    const withGap = samples(1, 2, 3, 4, 5).toSpliced(3, 1)
    expect(stepOf(withGap)).toBe(MINUTE)
  })

  it('is the requested one if there is only one sample', () => {
    expect(stepOf(samples(1))).toBe(15_000)
    expect(stepOf([])).toBe(15_000)
  })
})
