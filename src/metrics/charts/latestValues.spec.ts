import { expect, it } from 'vitest'
import { aGpu, aNode, aSeries, GIB, someMetrics, STEP } from '#src/testing/jobMetrics.ts'
import { latestValues } from './latestValues.ts'

const LIMITS = { gpuMemory: 80 * GIB, memory: 234 * GIB, cores: 26 }
const storage = { usage: aSeries(0, [100 * GIB]), utilization: aSeries(0, [0.25]) }

const leader = aNode({
  name: 'Node 0',
  gpus: [
    aGpu(0, aSeries(0, [0.5, 0, 0.97]), aSeries(0, [60 * GIB])),
    aGpu(10, aSeries(0, []), aSeries(0, [])),
  ],
  cpu: aSeries(0, [13]),
  storage,
})

it('has the latest values of each GPU and of the node, and nothing where there is no sample', () => {
  const now = { since: null }
  expect(latestValues(leader, someMetrics([leader], { cache: storage }), LIMITS)).toEqual({
    gpus: [
      {
        rank: 0,
        utilization: { text: '97%', ...now },
        memory: { text: '60 GiB', ...now },
        memoryShare: { text: '75%', ...now },
      },
      { rank: 10, utilization: null, memory: null, memoryShare: null },
    ],
    resources: [
      { name: 'CPU', usage: { text: '13 vCPUs', ...now }, share: { text: '50%', ...now } },
      { name: 'Memory', usage: null, share: null },
      { name: 'Storage', usage: { text: '100 GiB', ...now }, share: { text: '25%', ...now } },
      { name: 'Cache', usage: { text: '100 GiB', ...now }, share: { text: '25%', ...now } },
    ],
  })
})

it('has no share of an unknown limit', () => {
  const { gpus, resources } = latestValues(leader, someMetrics([leader]), {
    gpuMemory: null,
    memory: null,
    cores: null,
  })
  expect(gpus[0]?.memoryShare).toBeNull()
  expect(resources.map(({ name, share }) => [name, share?.text])).toEqual([
    ['CPU', undefined],
    ['Memory', undefined],
    ['Storage', '25%'],
  ])
})

it('has the time of values that are older than the newest sample of any node', () => {
  const other = aNode({ name: 'Node 1', cpu: aSeries(0, [1, 1, 1, 1, 1, 1]) })
  const { gpus, resources } = latestValues(leader, someMetrics([leader, other]), LIMITS)
  expect(gpus[0]?.utilization).toEqual({ text: '97%', since: 2 * STEP })
  expect(resources[0]?.usage).toEqual({ text: '13 vCPUs', since: 0 })
  const own = latestValues(other, someMetrics([leader, other]), LIMITS)
  expect(own.resources[0]?.usage?.since).toBeNull()
})

it('names the cache of a job with several nodes as the job’s', () => {
  const metrics = someMetrics([leader, aNode()], { cache: storage })
  expect(latestValues(leader, metrics, LIMITS).resources.at(-1)?.name).toBe('Cache of the job')
  const alone = someMetrics([leader], { cache: storage, leaderOnly: true })
  expect(latestValues(leader, alone, LIMITS).resources.at(-1)?.name).toBe('Cache of the job')
})
