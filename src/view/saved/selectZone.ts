import type { Zone } from '#src/lib/zone.ts'
import type { SetView } from '#src/view/useView.tsx'
import { selectedZone } from './selectedZone.ts'

export const UTC_LABEL = 'Times in UTC'

/** Sets the time zone for displayed times and for dates in filters, and stores it for URLs without parameters. */
export function selectZone(tz: Zone, setView: SetView): void {
  selectedZone.set(tz)
  setView({ tz })
}
