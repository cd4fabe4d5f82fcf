import * as fc from 'fast-check'
import { afterAll, describe, expect, it, vi } from 'vitest'

const own = process.env['TZ']
afterAll(() => {
  if (own === undefined) delete process.env['TZ']
  else process.env['TZ'] = own
})

async function loadIn(timeZone: string) {
  process.env['TZ'] = timeZone
  vi.resetModules()
  const [ticks, { wallClock }, axis, trend, bins] = await Promise.all([
    import('./timeTicks.ts'),
    import('./wallClock.ts'),
    import('./timeAxis.ts'),
    import('#src/overview/trend/ticks.ts'),
    import('#src/overview/trend/timeBins.ts'),
  ])
  return {
    ...ticks,
    wallClock,
    ...bins,
    ticksOfAxis: axis.ticksOf,
    ticksOfBins: trend.ticksOf,
  }
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
const [first, last] = [Date.parse('1971-01-01T00:00Z'), Date.parse('2100-01-01T00:00Z')]

/** Return the distance between two times in calendar units. */
const APART = {
  day: (a: Date, b: Date) => Math.round((b.getTime() - a.getTime()) / DAY),
  month: (a: Date, b: Date) => 12 * APART.year(a, b) + b.getUTCMonth() - a.getUTCMonth(),
  year: (a: Date, b: Date) => b.getUTCFullYear() - a.getUTCFullYear(),
}

describe.each(['Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata', 'UTC'])('in %s', (zone) => {
  it('ticks are a calendar step apart, even across months', async () => {
    const { STEPS, timesOf, lengthOf, wallClock } = await loadIn(zone)
    fc.assert(
      fc.property(
        fc.constantFrom(...STEPS),
        fc.integer({ min: first, max: last }),
        fc.constantFrom(null, 'utc' as const),
        (step, from, tz) => {
          const until = from + 12 * lengthOf(step)
          const times = timesOf(step, { from, until }, tz)
          expect(times.length).toBeGreaterThan(8)
          for (const [index, time] of times.slice(1).entries()) {
            const before = times[index] ?? NaN
            expect(time).toBeGreaterThan(before)
            const [a, b] = [before, time].map((one) => new Date(wallClock(one, tz)))
            if (!a || !b) return
            if (step.unit === 'day' || step.unit === 'month' || step.unit === 'year') {
              expect(APART[step.unit](a, b)).toBe(step.count)
              expect(b.getUTCHours()).toBe(0)
            } else if (step.unit === 'hour') {
              // A clock that is set forward skips an hour, at which there can be a tick.
              const apart = Math.round((b.getTime() - a.getTime()) / HOUR)
              expect([step.count, 2 * step.count, 0]).toContain(apart)
              expect(b.getUTCHours() % step.count).toBe(0)
            } else {
              expect(time - before).toBe(lengthOf(step))
            }
          }
        },
      ),
    )
  })

  it('labels of both axes are unique, and have no gaps', async () => {
    const { ticksOfAxis, ticksOfBins, binsBetween, STEPS, timesOf, lengthOf } = await loadIn(zone)
    const anyLength = fc.constantFrom(0.02, 1, 30, 90, 700, 2000, 15_000, 80_000, 900_000)
    fc.assert(
      fc.property(
        fc.integer({ min: first, max: last }),
        anyLength,
        fc.integer({ min: 150, max: 2400 }),
        fc.constantFrom(null, 'utc' as const),
        fc.integer({ min: 1971, max: 2100 }).map(String),
        (from, hours, width, tz, currentYear) => {
          const until = from + hours * HOUR
          const axis = ticksOfAxis({ from, until }, width, tz)
          expect(axis.length).toBeLessThanOrEqual(width / 40 + 2)
          const bins = binsBetween(from, until, tz)
          const trend = ticksOfBins(bins, width, currentYear)
          expect(trend.length).toBeGreaterThan(0)
          const ends = { from: trend[0]?.time ?? 0, until: trend.at(-1)?.time ?? 0 }
          const drawn = trend.map(({ time }) => time)
          const possible = STEPS.filter((step) => lengthOf(step) * 1000 > ends.until - ends.from)
          const steps = possible.map((step) => timesOf(step, ends, tz))
          if (drawn.length > 1) expect(steps).toContainEqual(drawn)
          for (const labels of [
            inContext(axis.map(({ label, isDay }) => ({ text: label, major: isDay }))),
            inContext(trend),
          ]) {
            expect(new Set(labels).size).toBe(labels.length)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** Returns labels with the year and the day that they belong to: an hour has the same label each day. */
function inContext(ticks: readonly { readonly text: string; readonly major: boolean }[]): string[] {
  let [year, day] = ['', '']
  return ticks.map(({ text, major }) => {
    if (/^\d{4}$/.test(text)) year = text
    else if (major) day = text
    return major ? `${year} ${text}` : `${year} ${day} ${text}`
  })
}

it('labels days across two months at even steps', async () => {
  const { ticksOfBins, binsBetween } = await loadIn('Europe/Berlin')
  const from = new Date(2026, 9, 27, 12).getTime()
  const bins = binsBetween(from, new Date(2026, 10, 20, 12).getTime(), null)
  expect(ticksOfBins(bins, 1200, '2027').map(({ text }) => text)).toEqual([
    'Oct 27, 2026',
    'Oct 29',
    'Oct 31',
    'Nov 2',
    'Nov 4',
    'Nov 6',
    'Nov 8',
    'Nov 10',
    'Nov 12',
    'Nov 14',
    'Nov 16',
    'Nov 18',
    'Nov 20',
  ])
  expect(ticksOfBins(bins, 500, '2027').map(({ text }) => text)).toEqual([
    'Nov 2, 2026',
    'Nov 9',
    'Nov 16',
  ])
  expect(ticksOfBins(bins, 500, '2026').map(({ text }) => text)).toEqual([
    'Nov 2',
    'Nov 9',
    'Nov 16',
  ])
})

it('labels both occurrences of a repeated hour', async () => {
  const { ticksOfBins, binsBetween, ticksOfAxis } = await loadIn('America/New_York')
  const from = Date.parse('2026-11-01T04:00Z')
  const bins = binsBetween(from, from + 4 * HOUR - 1, null)
  expect(ticksOfBins(bins, 600, '2026').map(({ text }) => text)).toEqual([
    'Nov 1',
    '01:00 EDT',
    '01:00 EST',
    '02:00',
  ])
  const axis = ticksOfAxis({ from, until: from + 4 * HOUR }, 600, null)
  expect(axis.map(({ label }) => label)).toEqual([
    'Nov 1',
    '01:00 EDT',
    '01:00 EST',
    '02:00',
    '03:00',
  ])
})
