import type { ActiveFilter } from '#src/view/filtering/activeFilters.ts'
import { isPresetView, PRESETS } from '#src/view/presets.ts'
import type { View } from '#src/view/view.ts'
import type { SavedView } from './savedViews.ts'

/**
 * The filters that the current tab doesn't stand for: all but a preset's statuses, and none in a saved view.
 * `saved` is the saved view that is displayed.
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
