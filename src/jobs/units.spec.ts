import { describe, expect, it } from 'vitest'
import { formatCpus, formatExactMib, formatExactMillicpu, formatMib } from './units.ts'

describe('formatMib', () => {
  it.each([
    [0, '0 MiB'],
    [512, '512 MiB'],
    [1024, '1 GiB'],
    [81_920, '80 GiB'],
    [144_384, '141 GiB'],
    [1_536, '1.5 GiB'],
    [1_048_576, '1 TiB'],
    [1_916_928, '1.8 TiB'],
  ])('%d MiB reads %s', (mib, text) => {
    expect(formatMib(mib)).toBe(text)
  })
})

describe('formatCpus', () => {
  it.each([
    [1000, '1 vCPU'],
    [500, '0.5 vCPUs'],
    [26_000, '26 vCPUs'],
  ])('%d millicpu read %s', (millicpu, text) => {
    expect(formatCpus(millicpu)).toBe(text)
  })
})

it('prints exact figures with thousands apart', () => {
  expect(formatExactMib(81_920)).toBe('81,920 MiB')
  expect(formatExactMillicpu(208_000)).toBe('208,000 millicpu')
})
