import type { FilteredField } from '#src/view/filtering/activeFilters.ts'
import { EXCLUDABLE, exclusionOf } from '#src/view/filtering/exclusions.ts'
import type { View } from '#src/view/view.ts'

/** A filter whose values a popup lists, those that it excludes included. */
export type ListedFilter = Exclude<FilteredField, 'q'>

/** How many values a filter is set to, those that it excludes included. */
export function countValues(view: View, filter: ListedFilter): number {
  const excludable = EXCLUDABLE.find((key) => key === filter)
  const excluded = excludable ? view[exclusionOf(excludable)] : []
  return [view[filter] ?? [], excluded].flat().length
}

/** The list that edits a field; `null` for a text search that excludes nothing, which is typed. */
export function listOf(field: FilteredField, view: View): ListedFilter | 'not-q' | null {
  if (field !== 'q') return field
  return view['not-q'].length > 0 ? 'not-q' : null
}
