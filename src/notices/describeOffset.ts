const MINUTE = 60_000
const UNITS = [
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
] as const

/**
 * Returns in words how far a clock is behind (`20 minutes slow`) or, if `offset` is negative, ahead
 * (`2 hours 5 minutes fast`): to the minute, in the two largest units. `offset` in ms, at least half a minute.
 */
export function describeOffset(offset: number): string {
  let remaining = Math.round(Math.abs(offset) / MINUTE)
  const parts: string[] = []
  for (const [unit, minutes] of UNITS) {
    const count = Math.floor(remaining / minutes)
    remaining -= count * minutes
    if (count > 0) parts.push(formatUnit(count, unit))
  }
  return `${parts.slice(0, 2).join(' ')} ${offset > 0 ? 'slow' : 'fast'}`
}

function formatUnit(count: number, unit: string): string {
  return count.toLocaleString('en-US', { style: 'unit', unit, unitDisplay: 'long' })
}
