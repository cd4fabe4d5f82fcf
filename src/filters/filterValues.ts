import { EXCLUDABLE, exclusionOf, type ExclusionKey } from '#src/view/filtering/exclusions.ts'
import type { View } from '#src/view/view.ts'
import type { FilterKey } from '#src/view/viewKeys.ts'

/** A filter whose values a popup lists, those that it excludes included. */
export type ListedFilter = Exclude<FilterKey, ExclusionKey | 'q'>

/** How many values a filter is set to, those that it excludes included. */
export function countValues(view: View, filter: ListedFilter): number {
  const excludable = EXCLUDABLE.find((key) => key === filter)
  const excluded = excludable ? view[exclusionOf(excludable)] : []
  return [view[filter] ?? [], excluded].flat().length
}

/** The filter whose list edits a key of the view; `null` for `q`, which is typed. */
export function listOf(key: FilterKey): ListedFilter | 'not-q' | null {
  if (key === 'q') return null
  const excludable = EXCLUDABLE.find((other) => exclusionOf(other) === key)
  if (excludable === 'q') return 'not-q'
  return excludable ?? (isExclusion(key) ? null : key)
}

function isExclusion(key: FilterKey): key is ExclusionKey {
  return EXCLUDABLE.some((other) => exclusionOf(other) === key)
}
