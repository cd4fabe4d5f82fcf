import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offsetOf, sampleOf, type Exchange, type Reading } from './offsetOf.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DATE = 'Fri, 02 Jan 2026 03:04:05 GMT'
/** The middle of the second that `DATE` names. */
const MIDDLE = Date.parse(DATE) + 500

const dated = (date: string) => new Headers({ 'x-upstream-date': date })

const offsetAt = (headers: Headers, time: number) =>
  sampleOf([headers, [time, 5000], [time, 5000]]).offset

describe('an exchange', () => {
  it.each([
    ['20 minutes behind', MIDDLE - 20 * MINUTE, 20 * MINUTE],
    ['2 hours ahead', MIDDLE + 2 * HOUR, -2 * HOUR],
    ['in step', MIDDLE, 0],
  ])('measures from the middle of the second: %s', (_, time, offset) => {
    expect(offsetAt(dated(DATE), time)).toBe(offset)
  })

  it('adds half of the round trip', () => {
    const sent: Reading = [MIDDLE - 3 * SECOND, 1000]
    const sample = { offset: 1500, roundTrip: 3000 }
    expect(sampleOf([dated(DATE), sent, [MIDDLE, 4000]])).toEqual(sample)
  })

  it.each([
    ['no date', new Headers({ date: DATE })],
    ['an empty date', dated('')],
    ['a date that is none', dated('yesterday')],
    ['two dates', dated(`${DATE}, ${DATE}`)],
  ])('is ignored with %s', (_, headers) => {
    const late = MIDDLE - HOUR
    expect(offsetOf([[headers, [late, 5000], [late, 5000]]])).toBe(0)
  })

  it.each([
    ['the clock was set ahead', 2 * HOUR],
    ['the clock was set back', -2 * HOUR],
    ['the machine slept', 8 * HOUR],
  ])('is ignored if %s during it', (_, jump) => {
    expect(offsetOf([[dated(DATE), [MIDDLE, 1000], [MIDDLE + jump, 1050]]])).toBe(0)
  })

  it('is off by at most 1 s if both ways take the same time, however long', () => {
    const arbitrary = fc.record({
      /** The time of the API's response. */
      made: fc.integer({ min: 0, max: 4e12 }),
      oneWay: fc.integer({ min: 0, max: MINUTE }),
      offset: fc.integer({ min: -1e12, max: 1e12 }),
      ticks: fc.integer({ min: 0, max: 1e9 }),
    })
    fc.assert(
      fc.property(arbitrary, ({ made, oneWay, offset, ticks }) => {
        const at = (apiTime: number): Reading => [apiTime - offset, ticks + apiTime - made]
        const headers = dated(new Date(made).toUTCString())
        const sample = sampleOf([headers, at(made - oneWay), at(made + oneWay)])
        expect(Math.abs(sample.offset - offset)).toBeLessThanOrEqual(SECOND)
      }),
    )
  })
})

/** Returns an exchange with an offset, by a clock that is `base` ahead of the ticks. */
function exchangeWith(offset: number, { roundTrip = 100, base = MIDDLE } = {}): Exchange {
  const time = MIDDLE + roundTrip / 2 - offset
  const ticks = time - base
  return [dated(DATE), [time - roundTrip, ticks - roundTrip], [time, ticks]]
}

describe('the offset', () => {
  it.each<[string, readonly number[], number]>([
    ['0 for none', [], 0],
    ['that of one exchange', [20 * MINUTE], 20 * MINUTE],
    ['the median of three', [-7_300_000, -7_200_000, -7_100_000], -7_200_000],
    ['the median without outliers', [1_200_000, 9e9, 1_200_400, -9e9, 1_200_800], 1_200_400],
    ['0 under 2 s', [1999], 0],
    ['0 under 2 s ahead', [-1999, -1500, -1000], 0],
    ['2 s from there on', [2000], 2000],
    ['-2 s from there on', [-2000], -2000],
  ])('is %s', (_, offsets, expected) => {
    expect(offsetOf(offsets.map((offset) => exchangeWith(offset)))).toBe(expected)
  })

  it.each([
    [20_000, 9000, 0],
    [20_000, -9000, 0],
    [20_000, 10_000, 10_000],
    [5000, 2400, 0],
    [5000, 2600, 2600],
    [20_000, 20 * MINUTE, 20 * MINUTE],
  ])('is 0 if a round trip of %d ms leaves %d uncertain: %d', (roundTrip, offset, expected) => {
    expect(offsetOf([exchangeWith(offset, { roundTrip })])).toBe(expected)
  })

  it.each([
    ['set ahead, or the machine slept', 2 * HOUR],
    ['set back', -20 * MINUTE],
    ['set by a little', 1500],
  ])('uses only the exchanges after the clock was %s', (_, jump) => {
    const before = [1, 2, 3].map(() => exchangeWith(HOUR))
    expect(offsetOf([...before, exchangeWith(5000, { base: MIDDLE + jump })])).toBe(5000)
  })

  it('uses all exchanges if the two clocks only drift', () => {
    const exchanges = [5000, 5200, 5100].map((offset, index) =>
      exchangeWith(offset, { base: MIDDLE + index * 40 }),
    )
    expect(offsetOf(exchanges)).toBe(5100)
  })

  it('is right within half a second, with at most two outliers of five', () => {
    const arbitrary = fc.record({
      offset: fc.integer({ min: -1e9, max: 1e9 }),
      errors: fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 3, maxLength: 3 }),
      outliers: fc.array(fc.integer({ min: -1e11, max: 1e11 }), { minLength: 2, maxLength: 2 }),
      order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
    })
    fc.assert(
      fc.property(arbitrary, ({ offset, errors, outliers, order }) => {
        const offsets = [...errors.map((error) => offset + error), ...outliers]
        // One clock, in step with its ticks.
        const exchanges = order.map((index) => exchangeWith(offsets[index] ?? NaN))
        const found = offsetOf(exchanges)
        if (found === 0) expect(Math.abs(offset)).toBeLessThan(2500)
        else expect(Math.abs(found - offset)).toBeLessThanOrEqual(500)
      }),
    )
  })
})
