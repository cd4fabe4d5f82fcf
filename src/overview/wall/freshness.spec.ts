import { expect, it } from 'vitest'
import { staleAt } from './freshness.ts'

it.each([
  ['auto', true, 25_000],
  ['auto', false, 135_000],
  [30_000, true, 75_000],
  ['never', true, 0],
] as const)('at the pace %s, active %s, a result is old after %s ms', (pace, active, age) => {
  expect(staleAt({ pace, active, fetchedAt: 1000 })).toBe(1000 + age)
})
