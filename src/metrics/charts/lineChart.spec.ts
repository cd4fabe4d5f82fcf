import { describe, expect, it } from 'vitest'
import type { NodeLimits } from '#src/metrics/jobMetrics.ts'
import { aGpu, aNode, aSeries, GIB } from '#src/testing/jobMetrics.ts'
import { hasSamples, lineCharts, yScale } from './lineChart.ts'

const NO_LIMITS: NodeLimits = { gpuMemory: null, memory: null, cores: null }
const LIMITS: NodeLimits = { gpuMemory: 80 * GIB, memory: 234 * GIB, cores: 26 }
const PLOT = { top: 0, bottom: 100 }

const node = aNode({
  gpus: [0, 10].map((rank) => aGpu(rank, aSeries(0, [0.5, 0.9]), aSeries(0, [40 * GIB, 60 * GIB]))),
  cpu: aSeries(0, [5.2, 13]),
  memory: aSeries(0, [117 * GIB]),
})

const chartOf = (title: string, limits = LIMITS, of = node) => {
  const chart = lineCharts(of, limits).find((each) => each.title === title)
  if (!chart) throw new Error(`There is no chart ${title}`)
  return chart
}
const labelsOf = (title: string, limits = LIMITS, of = node) =>
  yScale(chartOf(title, limits, of), PLOT).ticks.map(({ label }) => label)

it('has a line for each GPU, and no charts of GPUs without any', () => {
  expect(chartOf('GPU utilization').lines.map(({ name }) => name)).toEqual(['GPU 0', 'GPU 10'])
  expect(lineCharts(aNode(), LIMITS).map(({ title }) => title)).toEqual(['CPU', 'Memory'])
})

describe('the unit of a chart', () => {
  it('is percent for utilization, and the unit of the limit for the rest', () => {
    expect(labelsOf('GPU utilization')).toEqual(['0%', '50%', '100%'])
    expect(labelsOf('GPU memory')).toEqual(['0', '20 GiB', '40 GiB', '60 GiB', '80 GiB'])
    expect(labelsOf('CPU')).toEqual(['0', '10', '20'])
    expect(labelsOf('Memory')).toEqual(['0', '100 GiB', '200 GiB'])
  })

  it('is that of the samples without a limit', () => {
    expect(labelsOf('GPU memory', NO_LIMITS)).toEqual(['0', '20 GiB', '40 GiB', '60 GiB'])
    expect(labelsOf('CPU', NO_LIMITS)).toEqual(['0', '5', '10', '15'])
    expect(chartOf('Memory', NO_LIMITS)).toMatchObject({ limit: null, caption: null, top: null })
  })
})

describe('the values of a chart', () => {
  it('are printed with the share of the node’s limit', () => {
    expect(chartOf('GPU memory').print(60 * GIB)).toBe('60 GiB')
    expect(chartOf('CPU').print(13)).toBe('13 vCPUs · 50%')
    expect(chartOf('Memory').print(117 * GIB)).toBe('117 GiB · 50%')
  })

  it('are printed as they are without a limit', () => {
    expect(chartOf('GPU memory', NO_LIMITS).print(60 * GIB)).toBe('60 GiB')
    expect(chartOf('CPU', NO_LIMITS).print(13)).toBe('13 vCPUs')
    expect(chartOf('Memory', NO_LIMITS).print(117 * GIB)).toBe('117 GiB')
  })
})

describe('the scale of a chart', () => {
  it('ends at the limit', () => {
    const { yOf } = yScale(chartOf('CPU'), PLOT)
    expect([0, 13, 26].map(yOf)).toEqual([100, 50, 0])
    expect(chartOf('CPU')).toMatchObject({ limit: 26, caption: 'Limit 26 vCPUs' })
    const gpu = yScale(chartOf('GPU memory'), PLOT)
    expect([0, 40 * GIB, 80 * GIB].map(gpu.yOf)).toEqual([100, 50, 0])
  })

  it('includes values over the limit', () => {
    const busy = aNode({ gpus: [aGpu(0, aSeries(0, [1.24]))] })
    const { yOf } = yScale(chartOf('GPU utilization', LIMITS, busy), PLOT)
    expect([0, 0.62, 1.24].map(yOf)).toEqual([100, 50, 0])
    expect(labelsOf('GPU utilization', LIMITS, busy)).toEqual(['0%', '50%', '100%'])
  })

  it('has a height if all values are 0', () => {
    const idle = aNode({ cpu: aSeries(0, [0, 0]) })
    const { yOf } = yScale(chartOf('CPU', NO_LIMITS, idle), PLOT)
    expect(yOf(0)).toBe(100)
  })
})

it('distinguishes an empty chart from one whose values are 0', () => {
  expect(hasSamples(chartOf('CPU', LIMITS, aNode()))).toBe(false)
  expect(hasSamples(chartOf('CPU', LIMITS, aNode({ cpu: aSeries(0, [0]) })))).toBe(true)
})
