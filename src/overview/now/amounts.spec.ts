import { expect, it } from 'vitest'
import type { Stage } from '#src/contract/statuses.ts'
import { amountOf, barLabel } from './amounts.ts'

it.each([
  [24, 3, '24 GPUs in 3 jobs'],
  [1, 1, '1 GPU in 1 job'],
  [1200, 1000, '1,200 GPUs in 1,000 jobs'],
  [0, 12, '12 jobs'],
])('%i GPUs and %i jobs are %s', (gpus, jobs, text) => {
  expect(amountOf({ gpus, jobs })).toBe(text)
})

it.each<[stage: Stage, gpus: number, jobs: number, text: string | null]>([
  ['running', 1249, 80, '1,249'],
  ['running', 0, 12, '12 jobs'],
  ['waiting', 16, 2, '+16 waiting'],
  // Not "0 GPUs waiting"
  ['waiting', 0, 1, '+1 job waiting'],
  ['deploying', 8, 1, null],
])('labels a bar with %s %i GPUs in %i jobs %s', (stage, gpus, jobs, text) => {
  expect(barLabel({ stage, gpus, jobs, statuses: [] })).toBe(text)
})
