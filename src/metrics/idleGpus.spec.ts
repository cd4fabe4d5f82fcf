import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idleGpus } from './idleGpus.ts'
import type { GpuSeries, JobMetrics, Series } from './jobMetrics.ts'

const MINUTE = 60_000
const NOON = Date.parse('2026-03-02T12:00:00Z')
const NONE: Series = { times: new Float64Array(), values: new Float64Array() }

/** Returns a series that ends at noon, a sample a minute. */
function series(values: readonly number[], end = NOON): Series {
  const times = values.map((_, index) => end - (values.length - 1 - index) * MINUTE)
  return { times: Float64Array.from(times), values: Float64Array.from(values) }
}

const constant = (value: number, minutes = 15) => Array.from({ length: minutes }, () => value)

const toGpu = (utilization: Series, rank: number): GpuSeries => ({
  rank,
  utilization,
  memory: NONE,
})

/** Returns the metrics of nodes by the utilization of each GPU. */
function metricsOf(nodes: readonly (readonly Series[])[]): JobMetrics {
  return {
    nodes: nodes.map((gpus, index) => ({
      id: `n-${index}`,
      name: `Node ${index}`,
      gpus: gpus.map(toGpu),
      cpu: NONE,
      memory: NONE,
      storage: { usage: NONE, utilization: NONE },
    })),
    leaderOnly: false,
    cache: null,
    step: MINUTE,
  }
}

/** Returns the idle GPUs as `node:rank`. */
function idleIn(nodes: readonly (readonly Series[])[], gpuTotal = nodes.flat().length) {
  const idle = idleGpus(metricsOf(nodes), { gpuTotal, until: NOON })
  return idle.map(({ node, rank }) => `${node}:${rank}`)
}

describe('all GPUs', () => {
  it('are idle if each was under 5 % in every sample of 15 minutes', () => {
    expect(idleIn([[series(constant(0)), series(constant(0.0499))]])).toEqual(['null:0', 'null:1'])
    expect(idleIn([[series(constant(0))], [series(constant(0.02))]])).toEqual([
      'Node 0:0',
      'Node 1:0',
    ])
  })

  it('aren’t idle if one wasn’t for a moment', () => {
    expect(idleIn([[series(constant(0)), series([...constant(0, 14), 0.05])]])).toEqual([])
  })

  it('can be idle after work that ended 15 minutes ago', () => {
    expect(idleIn([[series([1, 1, ...constant(0)])]])).toEqual(['null:0'])
  })

  it('aren’t idle without samples', () => {
    expect(idleIn([[NONE]])).toEqual([])
    expect(idleIn([[series(constant(0)), NONE]])).toEqual([])
    // Of a few minutes only, and of long ago.
    expect(idleIn([[series(constant(0, 11))]])).toEqual([])
    expect(idleIn([[series(constant(0), NOON - 4 * MINUTE)]])).toEqual([])
    // The other node’s aren’t known.
    expect(idleIn([[series(constant(0))]], 2)).toEqual([])
  })

  it('are idle although the last samples are late', () => {
    expect(idleIn([[series(constant(0), NOON - 3 * MINUTE)]])).toEqual(['null:0'])
  })
})

describe('a GPU', () => {
  const busy = series(constant(0.9))

  it('is underused if its mean is under a third of the median of its node', () => {
    expect(idleIn([[busy, series(constant(0.29)), busy]])).toEqual(['null:1'])
    expect(idleIn([[busy, series(constant(0.31)), busy]])).toEqual([])
  })

  it('is compared with its own node', () => {
    const slow = series(constant(0.2))
    expect(
      idleIn([
        [busy, busy, slow],
        [slow, slow, slow],
      ]),
    ).toEqual(['Node 0:2'])
  })

  it('isn’t underused on a node whose median isn’t above 30 %', () => {
    const low = series(constant(0.29))
    expect(idleIn([[low, low, series(constant(0))]])).toEqual([])
    const more = series(constant(0.31))
    expect(idleIn([[more, more, series(constant(0))]])).toEqual(['null:2'])
  })

  it('has its mean and the median of its node', () => {
    const nodes = [[busy, series([...constant(0, 14), 0.15]), busy, series(constant(0.7))]]
    const [gpu] = idleGpus(metricsOf(nodes), { gpuTotal: 4, until: NOON })
    expect(gpu?.mean).toBeCloseTo(0.01)
    expect(gpu?.median).toBeCloseTo(0.8)
  })

  it('without samples counts neither as idle nor for the median', () => {
    expect(idleIn([[busy, NONE, series(constant(0.1))]])).toEqual(['null:2'])
    expect(idleIn([[busy, NONE, NONE]])).toEqual([])
  })
})

it('never finds a GPU of a job whose GPUs do the same', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 2, noNaN: true }),
      fc.integer({ min: 1, max: 8 }),
      (value, gpus) => {
        expect(idleIn([Array.from({ length: gpus }, () => series(constant(value)))])).toEqual([])
      },
    ),
  )
})
