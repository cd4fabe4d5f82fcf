import { expect, it } from 'vitest'
import { summaryOf } from './summaryOf.ts'

const queue = (type: string, jobs: number, gpus: number) => ({
  type,
  rows: new Uint32Array(jobs),
  gpus,
})

it.each([
  [[], undefined],
  [[queue('H100', 3, 24)], undefined],
  [[queue('', 2, 0)], undefined],
  [[queue('H100', 3, 24), queue('L4', 1, 1)], '4 jobs · 25 GPUs'],
  // The heading of the H100 queue has the number of GPUs.
  [[queue('H100', 3, 24), queue('', 2, 0)], '5 jobs'],
  [[queue('H100', 3, 24), queue('L4', 1, 1), queue('', 2, 0)], '6 jobs · 25 GPUs'],
])('summarizes %j as %j', (queues, summary) => {
  expect(summaryOf(queues)).toBe(summary)
})
