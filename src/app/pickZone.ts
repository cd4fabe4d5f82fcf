import type { Zone } from '#src/lib/zone.ts'
import { pickedZone } from '#src/view/saved/pickedZone.ts'
import type { SetView } from '#src/view/useView.tsx'

export const UTC_LABEL = 'Times in UTC'

/** Sets what times are displayed in, and dates are read in; the bare address opens with it from now on. */
export function pickZone(tz: Zone, setView: SetView): void {
  pickedZone.set(tz)
  setView({ tz })
}
