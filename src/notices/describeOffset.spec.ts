import { expect, it } from 'vitest'
import { describeOffset } from './describeOffset.ts'

it.each([
  [20, '20 minutes slow'],
  [-120, '2 hours fast'],
  [1.02, '1 minute slow'],
  [-1.6, '2 minutes fast'],
  [59.7, '1 hour slow'],
  [-125, '2 hours 5 minutes fast'],
  [24 * 60, '1 day slow'],
  [-(3 * 24 * 60 + 61), '3 days 1 hour fast'],
  [20_420 * 24 * 60, '20,420 days slow'],
])('%d minutes are %s', (minutes, text) => {
  expect(describeOffset(minutes * 60_000)).toBe(text)
})
