import { expect, it } from 'vitest'
import { formatShare } from './share.ts'

it.each([
  [0, '0%'],
  [0.0004, '< 1%'],
  [0.01, '1%'],
  [0.874, '87%'],
  [0.995, '> 99%'],
  [1, '100%'],
  [1.002, '> 100%'],
  [1.24, '124%'],
  [12.5, '1,250%'],
])('the share %d reads %s', (share, text) => {
  expect(formatShare(share)).toBe(text)
})
