import type { Zone } from '#src/lib/zone.ts'
import { selectedZone } from '#src/view/saved/selectedZone.ts'
import type { SetView } from '#src/view/useView.tsx'

export const UTC_LABEL = 'Times in UTC'

/** Sets what times are displayed in, and dates are read in; the bare address opens with it from now on. */
export function selectZone(tz: Zone, setView: SetView): void {
  selectedZone.set(tz)
  setView({ tz })
}
