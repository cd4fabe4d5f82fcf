const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const withoutZone = /T[\d:.]+$/

/** Parses an ISO 8601 date and time of the API, ms since the epoch. Without a zone it is UTC, not the user's zone. */
export function parseTime(iso: string): number {
  return Date.parse(withoutZone.test(iso) ? `${iso}Z` : iso)
}

/** Returns an ISO 8601 date and time of the API in UTC; unchanged if it is in UTC. */
export function formatUtc(iso: string): string {
  return iso.endsWith('Z') ? iso : new Date(parseTime(iso)).toISOString()
}

/** Formats a duration in its two largest units: `42s`, `3m 07s`, `5h 12m`, `2d 4h`. Negative durations count as 0. */
export function formatDuration(ms: number): string {
  const span = Math.max(0, ms)
  if (span < MINUTE) return `${Math.floor(span / SECOND)}s`
  if (span < HOUR) return pair(span, MINUTE, 'm', SECOND, 's')
  if (span < DAY) return pair(span, HOUR, 'h', MINUTE, 'm')
  return `${Math.floor(span / DAY)}d ${Math.floor((span % DAY) / HOUR)}h`
}

function pair(span: number, large: number, largeUnit: string, small: number, smallUnit: string) {
  const rest = Math.floor((span % large) / small)
  return `${Math.floor(span / large)}${largeUnit} ${String(rest).padStart(2, '0')}${smallUnit}`
}

/**
 * Formats `then` relative to `now` (both ms since the epoch): `just now`, `12s ago`, `13m ago`, `1h 20m ago`, `3d ago`.
 * A time after `now`, as when clocks differ, is `in 2m`.
 */
export function formatRelative(then: number, now: number): string {
  const size = Math.abs(now - then)
  if (size < SECOND) return 'just now'
  return now > then ? `${rough(size)} ago` : `in ${rough(size)}`
}

/** Formats a duration without units that change too often for a list: seconds from 1 minute, hours from 1 day. */
function rough(span: number): string {
  if (span >= DAY) return `${Math.floor(span / DAY)}d`
  return span >= MINUTE && span < HOUR ? `${Math.floor(span / MINUTE)}m` : formatDuration(span)
}
