import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatBytes, formatCount, formatCpus, formatMib, plural, pluralForm } from './units.ts'

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

  it('rounds as the browser does', () => {
    const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })
    fc.assert(
      fc.property(fc.nat(2 ** 32), (mib) => {
        const gib = mib / 1024
        const [value, unit] =
          mib < 1024 ? [mib, 'MiB'] : gib < 1024 ? [gib, 'GiB'] : [gib / 1024, 'TiB']
        expect(formatMib(mib)).toBe(`${format.format(value)} ${unit}`)
      }),
    )
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

describe('formatBytes', () => {
  it.each([
    [0, '0 kB'],
    [499, '0 kB'],
    [12_345, '12 kB'],
    [999_499, '999 kB'],
    [999_600, '1.0 MB'],
    [1_000_000, '1.0 MB'],
    [53_249_000, '53.2 MB'],
    [999_949_999, '999.9 MB'],
    [999_950_000, '1.0 GB'],
    [1_234_560_000, '1.2 GB'],
    [640_000_000_000, '640.0 GB'],
    [3_400_000_000_000, '3.4 TB'],
    [1_234_000_000_000_000, '1,234.0 TB'],
  ])('%d bytes read %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })
})

describe('plural', () => {
  it.each([
    [0, '0 jobs'],
    [1, '1 job'],
    [2, '2 jobs'],
    [1000, '1,000 jobs'],
    [0.5, '0.5 jobs'],
  ])('%d reads %s', (count, text) => {
    expect(plural(count, 'job')).toBe(text)
  })

  it('accepts several words, and an irregular plural', () => {
    expect(plural(1, 'more GPU type')).toBe('1 more GPU type')
    expect(plural(1200, 'more GPU type')).toBe('1,200 more GPU types')
    expect(plural(1, 'job is', 'jobs are')).toBe('1 job is')
    expect(plural(2, 'job is', 'jobs are')).toBe('2 jobs are')
  })

  it('returns the form without the number', () => {
    expect([0, 1, 2].map((count) => pluralForm(count, 'is', 'are'))).toEqual(['are', 'is', 'are'])
    expect([0, 1, 2].map((count) => pluralForm(count, 'hour'))).toEqual(['hours', 'hour', 'hours'])
  })
})

it('formats numbers with thousands separators', () => {
  expect(formatCount(100_000)).toBe('100,000')
  expect(formatCount(-1200)).toBe('−1,200')
})

it('formats every integer as the browser does', () => {
  const format = new Intl.NumberFormat('en-US')
  fc.assert(
    fc.property(fc.maxSafeInteger(), (count) => {
      expect(formatCount(count)).toBe(format.format(count).replace('-', '−'))
    }),
  )
})
