import type { BinUnit } from '../../jobs/bins.ts'
import { once } from '../../jobs/once.ts'

interface Span {
  readonly from: number
  readonly until: number
}

const format = (options: Intl.DateTimeFormatOptions) =>
  once(() => new Intl.DateTimeFormat('en-US', { hourCycle: 'h23', ...options }))

const clock = format({ hour: '2-digit', minute: '2-digit' })
const shortDay = format({ month: 'short', day: 'numeric' })
const hours = format({ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' })
const wholeDay = format({ weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' })
const days = format({ month: 'short', day: 'numeric', year: 'numeric' })
const month = format({ month: 'short', year: 'numeric' })
const year = format({ year: 'numeric' })

/** What a bin spans, in words and in the reader's zone: `Nov 25, 14:00 – 15:00`, `Wed, Nov 25, 2026`. */
export function nameOfBin({ from, until }: Span, unit: BinUnit): string {
  switch (unit) {
    case 'hour':
      return hours().formatRange(from, until)
    case 'day':
      return wholeDay().format(from)
    case 'week':
      return days().formatRange(from, until - 1)
    case 'month':
      return month().format(from)
    case 'year':
      return year().format(from)
    case 'years':
      return year().formatRange(from, until - 1)
  }
}

/** The same at the foot of a chart, where there is little room. */
export function tickOfBin({ from }: Span, unit: BinUnit): string {
  switch (unit) {
    case 'hour':
      return new Date(from).getHours() === 0 ? shortDay().format(from) : clock().format(from)
    case 'day':
    case 'week':
      return shortDay().format(from)
    case 'month':
      return month().format(from)
    case 'year':
    case 'years':
      return year().format(from)
  }
}

/** How many bins may be from one tick to the next. */
const STEPS: Readonly<Record<BinUnit, readonly number[]>> = {
  hour: [1, 2, 3, 6, 12],
  day: [1, 2, 7, 14],
  week: [1, 2, 4, 8, 16],
  month: [1, 3, 6, 12, 24],
  year: [1, 2, 5, 10, 20],
  years: [1, 2, 5, 10, 20],
}

/** The bins that get a tick: at most about so many, hours at the full ones of the day. */
export function ticksOf(bins: readonly Span[], unit: BinUnit, most: number): readonly number[] {
  const step = STEPS[unit].find((size) => bins.length / size <= most) ?? 24
  return bins.flatMap(({ from }, place) => {
    const at = unit === 'hour' ? new Date(from).getHours() : place
    return at % step === 0 ? [place] : []
  })
}
