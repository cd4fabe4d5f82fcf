import { expect, it } from 'vitest'
import { aGpu, aNode, aSeries, STEP } from '#src/testing/jobMetrics.ts'
import { utilizationExtremes } from './extremes.ts'

const nodes = [
  aNode({ gpus: [aGpu(0, aSeries(0, [0.9, 0.8])), aGpu(1, aSeries(0, [0.7, null]))] }),
  aNode({ gpus: [aGpu(0, aSeries(0, [0, 0.6]))] }),
]

const NOW = { newest: STEP, step: STEP }

it('finds the GPU with the lowest utilization, which can be 0', () => {
  expect(utilizationExtremes(nodes, 0, NOW)).toEqual({
    lowest: { node: 1, gpu: 0, value: 0 },
    median: 0.7,
    count: 3,
  })
})

it('ignores GPUs without a sample at the time', () => {
  const found = utilizationExtremes(nodes, STEP, NOW)
  expect(found).toMatchObject({ lowest: { node: 1, gpu: 0, value: 0.6 }, count: 2 })
  expect(found?.median).toBeCloseTo(0.7)
  expect(utilizationExtremes(nodes, 10 * STEP, NOW)).toBeNull()
})

it('reads the latest values without a time', () => {
  expect(utilizationExtremes(nodes, null, NOW)?.median).toBe(0.7)
  const later = { newest: 3 * STEP, step: STEP }
  expect(utilizationExtremes(nodes, null, later)?.count).toBe(2)
  expect(utilizationExtremes([], null, NOW)).toBeNull()
})
