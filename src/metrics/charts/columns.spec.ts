import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsOf } from './columns.ts'

const seriesOf = (samples: readonly (readonly [time: number, value: number])[]) => ({
  times: Float64Array.from(samples, ([time]) => time),
  values: Float64Array.from(samples, ([, value]) => value),
})

describe('the columns of a row', () => {
  it('have the value of the nearest sample', () => {
    const series = seriesOf([
      [0, 1],
      [40, 0],
      [80, 2],
    ])
    // One column is 10 ms, so that their middles are at 5, 15, …
    expect([...columnsOf(series, { from: 0, to: 80 }, 8, 40)]).toEqual([1, 1, 0, 0, 0, 0, 2, 2])
  })

  it('have no value in a gap, which differs from 0', () => {
    const series = seriesOf([
      [0, 0],
      [10, 0],
      [80, 1],
    ])
    const columns = columnsOf(series, { from: 0, to: 100 }, 10, 10)
    expect([...columns]).toEqual([0, 0, NaN, NaN, NaN, NaN, NaN, 1, 1, NaN])
  })

  it('have the mean of their samples if these are denser than pixels', () => {
    const series = seriesOf([
      [0, 0],
      [10, 1],
      [20, 0.5],
      [30, 0.5],
    ])
    expect([...columnsOf(series, { from: 0, to: 40 }, 2, 10)]).toEqual([0.5, 0.5])
  })

  it('have no values without samples', () => {
    expect([...columnsOf(seriesOf([]), { from: 0, to: 100 }, 3, 10)]).toEqual([NaN, NaN, NaN])
  })

  it('never differ from what a scan of all samples finds', () => {
    const step = 10
    const samples = fc.uniqueArray(
      fc.tuple(fc.integer({ min: -50, max: 350 }), fc.integer({ min: 0, max: 8 })),
      { selector: ([time]) => time, maxLength: 60 },
    )
    fc.assert(
      fc.property(samples, fc.integer({ min: 1, max: 200 }), (unsorted, width) => {
        const sorted = unsorted.toSorted(([a], [b]) => a - b)
        const columns = columnsOf(seriesOf(sorted), { from: 0, to: 300 }, width, step)
        const length = 300 / width
        for (const [column, value] of columns.entries()) {
          const [start, end] = [column * length, column * length + length]
          const inside = sorted.filter(([time]) => time >= start && time < end)
          const middle = start + length / 2
          const before = sorted.findLast(([time]) => time < start)
          const after = sorted.find(([time]) => time >= end)
          const [toBefore, toAfter] = [middle - (before?.[0] ?? NaN), (after?.[0] ?? NaN) - middle]
          const isKnown =
            toBefore + toAfter <= 2.5 * step || toBefore <= step / 2 || toAfter <= step / 2
          const nearest = !(toAfter < toBefore) && before ? before : after
          const mean = inside.reduce((sum, [, each]) => sum + each, 0) / inside.length
          const expected = inside.length > 0 ? mean : isKnown ? nearest?.[1] : NaN
          expect(value).toBe(Math.fround(expected ?? NaN))
        }
      }),
    )
  })
})
