import { expect, it } from 'vitest'
import { runsOf } from './paintStrip.ts'
import { GAP, OVER } from './ramp.ts'

it('joins columns of the same level', () => {
  const columns = Float32Array.of(0.5, 0.501, 0, NaN, NaN, 1.2)
  expect(runsOf(columns)).toEqual([
    { from: 0, to: 2, level: 50 },
    { from: 2, to: 3, level: 0 },
    { from: 3, to: 5, level: GAP },
    { from: 5, to: 6, level: OVER },
  ])
  expect(runsOf(new Float32Array())).toEqual([])
})
