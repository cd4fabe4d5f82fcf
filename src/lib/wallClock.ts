import type { Zone } from './zone.ts'

/** Returns the wall clock time in a zone as if it were UTC. Both in ms since the epoch. */
export function wallClock(time: number, zone: Zone): number {
  return zone ? time : time - new Date(time).getTimezoneOffset() * 60_000
}
