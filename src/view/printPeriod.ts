import type { Period } from './spans.ts'

/** A period as the URL holds it: two days where it is whole days of the reader's, else two times in UTC. */
export function printPeriod({ from, until }: Period): string {
  const isDays = [from, until].every((time) => time === new Date(time).setHours(0, 0, 0, 0))
  return isDays
    ? `${printDay(from)}..${printDay(until - 1)}`
    : `${printTime(from)}..${printTime(until)}`
}

/** `2026-03-01`, in the reader's zone. */
function printDay(time: number): string {
  const date = new Date(time)
  const year = String(date.getFullYear()).padStart(4, '0')
  return [year, date.getMonth() + 1, date.getDate()]
    .map((part) => `${part}`.padStart(2, '0'))
    .join('-')
}

/** `2026-03-01T09:00Z`; seconds and thousandths only where there are any. */
function printTime(time: number): string {
  return new Date(time).toISOString().replace(/(?::00)?\.000Z$/, 'Z')
}
