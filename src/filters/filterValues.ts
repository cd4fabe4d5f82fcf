import type { FilteredField } from '#src/view/filtering/activeFilters.ts'
import { EXCLUDABLE, exclusionOf } from '#src/view/filtering/exclusions.ts'
import type { View } from '#src/view/view.ts'

export type ListedFilter = Exclude<FilteredField, 'q'>

/** Includes excluded values. */
export function countValues(view: View, filter: ListedFilter): number {
  const excludable = EXCLUDABLE.find((key) => key === filter)
  const excluded = excludable ? view[exclusionOf(excludable)] : []
  return [view[filter] ?? [], excluded].flat().length
}

/**
 * Returns the list that edits a field; `null` for a text search without exclusions, which is edited in its own field.
 */
export function listOf(field: FilteredField, view: View): ListedFilter | 'not-q' | null {
  if (field !== 'q') return field
  return view['not-q'].length > 0 ? 'not-q' : null
}
