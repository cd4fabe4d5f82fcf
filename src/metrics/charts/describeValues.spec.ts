import { expect, it } from 'vitest'
import { aGpu, aNode, aSeries, GIB, STEP } from '#src/testing/jobMetrics.ts'
import { describeValues } from './describeValues.ts'
import { lineCharts } from './lineChart.ts'

const TIME = Date.UTC(2026, 10, 25, 14, 3, 30)

it('lists what a node’s charts show at a given time', () => {
  const node = aNode({
    gpus: [
      aGpu(0, aSeries(TIME, [0.97]), aSeries(TIME, [40 * GIB])),
      aGpu(1, aSeries(TIME + 4 * STEP, [0.97]), aSeries(TIME, [20 * GIB])),
    ],
    cpu: aSeries(TIME, [0]),
  })
  const charts = lineCharts(node, { gpuMemory: 80 * GIB, memory: null, cores: 26 })
  expect(describeValues({ name: 'Node 3', charts }, TIME, { step: STEP, zone: 'utc' })).toBe(
    'Nov 25, 2026, 14:03:30 UTC, Node 3. GPU utilization: GPU 0 97%, GPU 1 no sample. ' +
      'GPU memory: GPU 0 40 GiB, GPU 1 20 GiB. CPU: 0 vCPUs · 0%. Memory: no sample',
  )
})
