import { statusLabel } from '../../contract/statuses.ts'
import { once } from '../../jobs/once.ts'
import { unknownAt, type Trend, type TrendKind } from '../../jobs/trend.ts'
import type { BinUnit, TimeBins } from '../../jobs/timeBins.ts'
import { formatCount } from '../../jobs/units.ts'

/** What a kind is called, in lower case. */
export const KIND_LABELS: Readonly<Record<TrendKind, string>> = {
  completed: 'completed',
  failed: 'failed',
  stopped: 'stopped',
  preempted: 'preempted',
  active: 'still active',
  unknown: 'with an unknown status',
}

/** How many jobs of a kind a bin has: `3 failed`. Unknown statuses by name: `2 Evicted, 1 Paused`. */
export function kindText(trend: Trend, bin: number, kind: TrendKind): string {
  if (kind !== 'unknown') {
    return `${formatCount(trend.created[kind][bin] ?? 0)} ${KIND_LABELS[kind]}`
  }
  return unknownAt(trend, bin)
    .map(([status, count]) => `${formatCount(count)} ${statusLabel(status)}`)
    .join(', ')
}

/** The browser’s formats, in the reader’s own zone. */
export const format = once(() => ({
  hour: new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  date: new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' }),
  day: new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' }),
  month: new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric' }),
  shortMonth: new Intl.DateTimeFormat('en-US', { month: 'short' }),
  year: new Intl.DateTimeFormat('en-US', { year: 'numeric' }),
}))

const tenths = once(() => new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }))
const whole = once(() => new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }))

/** A bin as a person calls it: `Nov 25, 14:00 – 15:00`, `Nov 25, 2026`, `Nov 23 – 29, 2026`, `2020 – 2029`. */
export function periodText({ unit, edges }: TimeBins, bin: number): string {
  const from = edges[bin] ?? 0
  const until = edges[bin + 1] ?? 0
  const { hour, date, day, month, year } = format()
  switch (unit) {
    case 'hour':
      return `${date.format(from)}, ${hour.format(from)} – ${hour.format(until)}`
    case 'day':
      return day.format(from)
    case 'week':
      // The browser writes it with thin spaces.
      return day.formatRange(from, until - 1).replaceAll('\u2009', ' ')
    case 'month':
      return month.format(from)
    case 'year':
      return year.format(from)
    case 'decade':
    case 'century':
      return `${year.format(from)} – ${year.format(until - 1)}`
  }
}

/** `each hour` */
export function eachText(unit: BinUnit): string {
  return `each ${unit}`
}

/** A mean number of GPUs, to a tenth below 100: `0.4`, `12.5`, `1,204`. */
export function meanText(gpus: number): string {
  return (gpus < 100 ? tenths() : whole()).format(gpus)
}

/** A number of GPU hours: `1,204 GPU hours`. */
export function hoursText(hours: number): string {
  const text = (hours < 10 ? tenths() : whole()).format(hours)
  return `${text} GPU ${text === '1' ? 'hour' : 'hours'}`
}

/** A share from 0 to 1 as a percentage that is 0 or 100 only where it is none or all. */
export function shareText(share: number): string {
  if (share > 0 && share < 0.01) return '< 1%'
  if (share < 1 && share > 0.99) return '> 99%'
  return `${Math.round(share * 100)}%`
}
