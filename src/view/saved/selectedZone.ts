import { Stored } from '#src/lib/stored.ts'
import type { Zone } from '#src/lib/zone.ts'

/** The last selected time zone in this browser. Only the URL without a query opens with it. */
export const selectedZone = new Stored<Zone>('zone', {
  parse: (text) => (text === 'utc' ? text : null),
  print: (zone) => zone ?? 'local',
})
