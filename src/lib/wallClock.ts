import type { Zone } from './zone.ts'

/** What the clock in a zone shows at a time, as if that were UTC. Both in ms since the epoch. */
export function wallClock(time: number, zone: Zone): number {
  return zone ? time : time - new Date(time).getTimezoneOffset() * 60_000
}
