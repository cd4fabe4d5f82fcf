import type { Zone } from '#src/lib/zone.ts'
import { pickedZone } from '#src/view/saved/pickedZone.ts'
import type { SetView } from '#src/view/useView.ts'
import type { View } from '#src/view/view.ts'

/** Sets what times are displayed in, and dates are read in; the bare address opens with it from now on. */
export function pickZone(tz: Zone, view: View, setView: SetView): void {
  pickedZone.set(tz)
  setView({ ...view, tz })
}
