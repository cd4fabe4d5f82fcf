import type { ActiveFilter } from '#src/view/filtering/activeFilters.ts'
import { isPresetView, PRESETS } from '#src/view/presets.ts'
import type { View } from '#src/view/view.ts'
import type { SavedView } from './savedViews.ts'

/**
 * Returns the filters that the current tab doesn't include: for a preset, all but the status; for a saved view, none.
 *
 * @param saved the displayed saved view
 */
export function filtersBeyondTab(
  filters: readonly ActiveFilter[],
  view: View,
  saved: SavedView | undefined,
): readonly ActiveFilter[] {
  if (saved) return []
  const isPreset = PRESETS.some((preset) => isPresetView(view, preset))
  return isPreset ? filters.filter(({ key }) => key !== 'status') : filters
}
