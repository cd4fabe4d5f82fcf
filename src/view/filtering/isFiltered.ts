import { activeFilters } from './activeFilters.ts'
import type { View } from '#src/view/view.ts'

/** Whether the view leaves any jobs out. */
export function isFiltered(view: View): boolean {
  return activeFilters(view, () => undefined).some(({ narrows }) => narrows)
}
