import { expect, it } from 'vitest'
import { formatCores, formatMemory, formatSampleTime, withShare } from './format.ts'

const GIB = 2 ** 30

it('formats memory', () => {
  expect([0, 2 ** 20 * 1.4, 73.4 * GIB, 2 ** 41].map(formatMemory)).toEqual([
    '0 MiB',
    '1 MiB',
    '73.4 GiB',
    '2 TiB',
  ])
})

it('formats cores, small ones with more digits', () => {
  expect([0, 0.042, 1, 5.24, 207.96].map(formatCores)).toEqual([
    '0 vCPUs',
    '0.04 vCPUs',
    '1 vCPU',
    '5.2 vCPUs',
    '208 vCPUs',
  ])
})

it('appends the share of a limit, if it is known', () => {
  expect(withShare('5.2 vCPUs', 5.2, 26)).toBe('5.2 vCPUs · 20%')
  expect(withShare('5.2 vCPUs', 5.2, null)).toBe('5.2 vCPUs')
})

it('includes the date in a range of more than a day', () => {
  const time = Date.UTC(2026, 10, 25, 14, 3, 22)
  expect(formatSampleTime(time, { from: time - 3_600_000, to: time }, 'utc')).toBe('14:03:22')
  expect(formatSampleTime(time, { from: time - 2 * 86_400_000, to: time }, 'utc')).toBe(
    'Nov 25, 14:03',
  )
})
