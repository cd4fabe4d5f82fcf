import type { Zone } from '#src/lib/zone.ts'
import { Stored } from '#src/lib/stored.ts'

/** The time zone that was picked last in this browser. Only the bare address opens with it. */
export const selectedZone = new Stored<Zone>('zone', {
  parse: (text) => (text === 'utc' ? text : null),
  print: (zone) => zone ?? 'local',
})
