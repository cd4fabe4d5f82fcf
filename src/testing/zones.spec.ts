import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

// Tests what depends on the user's own time zone. Each zone loads the modules again, because they cache their formats.

const own = process.env['TZ']
afterAll(() => {
  if (own === undefined) delete process.env['TZ']
  else process.env['TZ'] = own
})

async function loadIn(timeZone: string) {
  process.env['TZ'] = timeZone
  vi.resetModules()
  const [spans, { fieldsOf }, time, { toClientFilters }, { parseView }, words, bins] =
    await Promise.all([
      import('#src/view/filtering/spans.ts'),
      import('#src/filters/rangeFields.ts'),
      import('#src/lib/zone.ts'),
      import('#src/view/filtering/clientFilters.ts'),
      import('#src/view/url.ts'),
      import('#src/overview/trend/words.ts'),
      import('#src/overview/trend/timeBins.ts'),
    ])
  return { ...spans, ...time, ...words, ...bins, fieldsOf, toClientFilters, parseView }
}

type Loaded = Awaited<ReturnType<typeof loadIn>>

const plain = (text: string) => text.replaceAll('\u2009', ' ')

/** Formats a time as `03-28T17:00`, in UTC. */
const toMinutes = (time: number) => new Date(time).toISOString().slice(5, 16)

const DAYS = '2026-11-25..2026-11-26'

describe.each([
  {
    timeZone: 'Europe/Berlin',
    times: '2026-11-24T23:00Z..2026-11-26T23:00Z',
    chip: 'Nov 25 – 26, 2026 (GMT+1)',
    exact: 'Nov 25, 2026, 15:03:22 GMT+1',
    moment: '15:03 GMT+1',
    shared: 'Nov 25 – 26, 2026 (GMT+1)',
  },
  {
    timeZone: 'America/Los_Angeles',
    times: '2026-11-25T08:00Z..2026-11-27T08:00Z',
    chip: 'Nov 25 – 26, 2026 (PST)',
    exact: 'Nov 25, 2026, 06:03:22 PST',
    moment: '06:03 PST',
    shared: 'Nov 24, 2026, 15:00 – Nov 26, 2026, 15:00 (PST)',
  },
  {
    timeZone: 'Asia/Kolkata',
    times: '2026-11-24T18:30Z..2026-11-26T18:30Z',
    chip: 'Nov 25 – 26, 2026 (GMT+5:30)',
    exact: 'Nov 25, 2026, 19:33:22 GMT+5:30',
    moment: '19:33 GMT+5:30',
    shared: 'Nov 25, 2026, 04:30 – Nov 27, 2026, 04:30 (GMT+5:30)',
  },
])('in $timeZone', ({ timeZone, times, chip, exact, moment, shared }) => {
  let page: Loaded
  beforeAll(async () => {
    page = await loadIn(timeZone)
  })

  const fromBerlin = '2026-11-24T23:00Z..2026-11-26T23:00Z'

  it('dates are in that zone, or in UTC', () => {
    expect(page.inUtc(DAYS, null)).toBe(times)
    expect(page.inUtc(DAYS, 'utc')).toBe('2026-11-25T00:00Z..2026-11-27T00:00Z')
    const keyOf = (query: string) => page.toClientFilters(page.parseView(query)).key
    expect(keyOf(`?created=${DAYS}`)).toBe(keyOf(`?created=${times}&tz=utc`))
    expect(keyOf(`?created=${DAYS}`)).not.toBe(keyOf(`?created=${DAYS}&tz=utc`))
  })

  it('a filter by date includes the zone', () => {
    expect(plain(page.printRange(DAYS, null))).toBe(chip)
    expect(plain(page.printRange(DAYS, 'utc'))).toBe('Nov 25 – 26, 2026 (UTC)')
    expect(plain(page.printRange(fromBerlin, null))).toBe(shared)
    expect(page.printRange('24h', null)).toBe('last 24h')
  })

  it('a time includes the zone', () => {
    const at = Date.parse('2026-11-25T14:03:22.5Z')
    expect(page.formatExact(at, null)).toBe(exact)
    expect(page.formatExact(at, 'utc')).toBe('Nov 25, 2026, 14:03:22 UTC')
    expect(page.formatMoment(at, at + 1000, 'utc')).toBe('14:03 UTC')
    expect(page.formatMoment(at, at + 1000, 'utc', page.formatExact)).toBe('14:03:22 UTC')
    expect(page.formatMoment(at, at + 1000, null)).toBe(moment)
    expect(page.formatMinute(at, null)).toBe(exact.replace(':22', ''))
    expect(page.formatMoment(at, at + 86_400_000, 'utc')).toBe('Nov 25, 2026, 14:03 UTC')
  })

  it('days that are shared as times are the same days again', () => {
    const day = fc.integer({ min: 0, max: 20_000 })
    fc.assert(
      fc.property(day, day, fc.constantFrom(null, 'utc' as const), (a, b, zone) => {
        const [from, to] = [a, b]
          .sort((one, other) => one - other)
          .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
        const days = `${from}..${to}`
        const utc = page.inUtc(days, zone)
        expect(page.parsePeriod(utc, 'utc')).toEqual(page.parsePeriod(days, zone))
        expect(page.inUtc(utc, null)).toBe(utc)
        expect(page.fieldsOf(utc, 0, zone)).toEqual({ from, fromTime: '', to, toTime: '' })
        expect(page.printRange(utc, zone)).toBe(page.printRange(days, zone))
      }),
    )
  })

  it('dates up to the end of the calendar are a valid filter', () => {
    for (const days of ['9999-12-30..9999-12-31', '0001-01-01..0001-01-02']) {
      expect(page.parsePeriod(page.inUtc(days, null), null)).not.toBeNull()
    }
  })

  it('days in a chart start at midnight in the zone', () => {
    const from = Date.parse('2026-11-20T12:00Z')
    const utc = page.binsBetween(from, from + 10 * 86_400_000, 'utc')
    expect(utc.unit).toBe('day')
    expect(new Date(utc.edges[0] ?? 0).toISOString()).toBe('2026-11-20T00:00:00.000Z')
    const local = page.binsBetween(from, from + 10 * 86_400_000, null)
    expect(new Date(local.edges[0] ?? 0).toISOString().slice(10)).not.toBe('T00:00:00.000Z')
    expect(page.eachText(utc)).toBe('per day (UTC)')
  })
})

describe.each([
  {
    timeZone: 'America/New_York',
    from: '2026-11-01T04:00Z',
    hours: ['00:00 – 01:00 EDT', '01:00 EDT – 01:00 EST', '01:00 EST – 02:00', '02:00 – 03:00'],
    filter: 'Nov 1, 2026, 01:00 EDT – Nov 1, 2026, 01:00 EST',
    repeated: '2026-11-01T05:00Z..2026-11-01T06:00Z',
  },
  {
    timeZone: 'Europe/Berlin',
    from: '2026-10-24T23:00Z',
    hours: [
      '01:00 – 02:00 GMT+2',
      '02:00 GMT+2 – 02:00 GMT+1',
      '02:00 GMT+1 – 03:00',
      '03:00 – 04:00',
    ],
    filter: 'Oct 25, 2026, 02:00 GMT+2 – Oct 25, 2026, 02:00 GMT+1',
    repeated: '2026-10-25T00:00Z..2026-10-25T01:00Z',
  },
  {
    timeZone: 'Europe/London',
    from: '2026-10-24T23:00Z',
    hours: ['00:00 – 01:00 GMT+1', '01:00 GMT+1 – 01:00 GMT', '01:00 GMT – 02:00', '02:00 – 03:00'],
    filter: 'Oct 25, 2026, 01:00 GMT+1 – Oct 25, 2026, 01:00 GMT',
    repeated: '2026-10-25T00:00Z..2026-10-25T01:00Z',
  },
])('when clocks go back in $timeZone', ({ timeZone, from, hours, filter, repeated }) => {
  it('only the repeated hour has zone names', async () => {
    const page = await loadIn(timeZone)
    const start = Date.parse(from)
    const bins = page.binsBetween(start, start + 4 * 3_600_000 - 1, null)
    const texts = Array.from({ length: 4 }, (_, bin) => page.periodText(bins, bin))
    expect(texts.map((text) => text.split(', ')[1])).toEqual(hours)
    expect(page.printRange(repeated, null)).toBe(filter)
  })
})

describe('a day or night with a clock change', () => {
  it.each([
    // Forward on Mar 29, 2026 at 02:00, back on Oct 25 at 03:00.
    ['Europe/Berlin', 'last-night', '2026-03-29T10:00Z', '03-28T17:00', '03-29T06:00'],
    ['Europe/Berlin', 'today', '2026-03-29T10:00Z', '03-28T23:00', '03-29T22:00'],
    ['Europe/Berlin', 'yesterday', '2026-03-30T10:00Z', '03-28T23:00', '03-29T22:00'],
    ['Europe/Berlin', 'last-night', '2026-10-25T10:00Z', '10-24T16:00', '10-25T07:00'],
    ['Europe/Berlin', 'today', '2026-10-25T10:00Z', '10-24T22:00', '10-25T23:00'],
    // Midnight in Berlin is 23:00 in UTC.
    ['Europe/Berlin', 'last-night', '2026-03-28T23:00Z', '03-28T17:00', '03-29T06:00'],
    ['Europe/Berlin', 'last-night', '2026-03-28T22:59Z', '03-27T17:00', '03-28T07:00'],
    ['America/New_York', 'last-night', '2026-11-01T15:00Z', '10-31T22:00', '11-01T13:00'],
    ['Asia/Kolkata', 'today', '2026-03-29T18:29Z', '03-28T18:30', '03-29T18:30'],
  ])('in %s, %s at %s', async (timeZone, word, now, from, until) => {
    const page = await loadIn(timeZone)
    const period = page.periodOf(word, Date.parse(now), null)
    expect(period && [period.from, period.until].map(toMinutes)).toEqual([from, until])
  })

  it('starts at midnight in the zone, or in UTC', async () => {
    const page = await loadIn('Europe/Berlin')
    const now = Date.parse('2026-03-01T23:30Z')
    expect(page.periodOf('today', now, null)?.from).toBe(Date.parse('2026-03-01T23:00Z'))
    expect(page.periodOf('today', now, 'utc')?.from).toBe(Date.parse('2026-03-01T00:00Z'))
    const keyOf = (query: string) => page.toClientFilters(page.parseView(query)).key
    expect(keyOf('?ended=today')).not.toBe(keyOf('?ended=today&tz=utc'))
    expect(keyOf('?ended=24h')).toBe(keyOf('?ended=24h&tz=utc'))
  })
})

it('a range of days across a clock change has both zones', async () => {
  const page = await loadIn('Europe/Berlin')
  expect(page.printRange('2026-10-24..2026-10-26', null)).toBe(
    'Oct 24, 2026 GMT+2 – Oct 26, 2026 GMT+1',
  )
})

it('a day that a zone skips selects no jobs', async () => {
  const page = await loadIn('Pacific/Apia')
  const none = page.parsePeriod('2011-12-30..2011-12-30', null)
  expect(none && none.until - none.from).toBe(0)
  expect(page.parsePeriod('2011-12-31..2011-12-30', null)).toBeNull()
})
