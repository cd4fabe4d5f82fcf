import { expect, it } from 'vitest'
import { staleAt } from './freshness.ts'

it.each([
  ['auto', true, false, 25_000],
  ['auto', false, false, 135_000],
  ['auto', false, true, 45_000],
  [30_000, true, false, 75_000],
  ['never', true, false, 0],
] as const)(
  'with refresh %s, active %s, failures %s, a result is stale after %s ms',
  (refreshInterval, active, failures, age) => {
    expect(staleAt({ refreshInterval, active, failures, fetchedAt: 1000 })).toBe(1000 + age)
  },
)
