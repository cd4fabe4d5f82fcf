const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const withoutZone = /T[\d:.]+$/

/** A date and time of the API's, ISO 8601, in ms since the epoch. Without a zone it is UTC, not the reader's. */
export function parseTime(iso: string): number {
  return Date.parse(withoutZone.test(iso) ? `${iso}Z` : iso)
}

/** A date and time of the API's in UTC, ISO 8601; as the API has it, if that is in UTC. */
export function formatUtc(iso: string): string {
  return iso.endsWith('Z') ? iso : new Date(parseTime(iso)).toISOString()
}

/** A span of ms in its two largest units: `42s`, `3m 07s`, `5h 12m`, `2d 4h`. Below zero counts as zero. */
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
 * How long ago `then` was, seen from `now` (both ms since the epoch): `just now`, `12s ago`, `13m ago`, `1h 20m ago`,
 * `3d ago`. A time ahead of `now` (clocks differ) reads `in 2m`.
 */
export function formatRelative(then: number, now: number): string {
  const size = Math.abs(now - then)
  if (size < SECOND) return 'just now'
  return now > then ? `${rough(size)} ago` : `in ${rough(size)}`
}

/** A span of ms without what changes too often to be read in a list: seconds from a minute on, hours from a day on. */
function rough(span: number): string {
  if (span >= DAY) return `${Math.floor(span / DAY)}d`
  return span >= MINUTE && span < HOUR ? `${Math.floor(span / MINUTE)}m` : formatDuration(span)
}
