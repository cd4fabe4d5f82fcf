import { formatShare } from '#src/lib/share.ts'
import { formatCpus, formatMib } from '#src/lib/units.ts'
import { zonedFormat, type Zone } from '#src/lib/zone.ts'
import type { TimeRange } from './timeScale.ts'

export const MIB = 2 ** 20

/** Formats memory, given in bytes: `73.4 GiB`. */
export function formatMemory(bytes: number): string {
  return formatMib(Math.round(bytes / MIB))
}

/** Formats a number of cores, which can be a fraction: `5.2 vCPUs`, `0.04 vCPUs`. */
export function formatCores(cores: number): string {
  const digits = cores < 1 ? 100 : 10
  return formatCpus((Math.round(cores * digits) * 1000) / digits)
}

/** `5.2 vCPUs · 20%`; without the share if the limit is unknown. */
export function withShare(text: string, value: number, limit: number | null): string {
  return limit === null ? text : `${text} · ${formatShare(value / limit)}`
}

const DAY = 86_400_000
const clock = zonedFormat({ timeStyle: 'medium', hourCycle: 'h23' })
const dated = zonedFormat({
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** Formats the time of a sample: `14:03:22`, or `Nov 25, 14:03` in a range of more than a day. */
export function formatSampleTime(time: number, { from, to }: TimeRange, zone: Zone): string {
  return (to - from > DAY ? dated : clock)(zone).format(time)
}
