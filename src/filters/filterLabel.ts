import { FACETS } from '#src/view/filtering/facets.ts'
import { isSpanKey } from '#src/view/filtering/matchingRows.ts'
import { SPAN_LABELS } from '#src/view/filtering/spans.ts'
import type { ListedFilter } from './filterValues.ts'

export function filterLabel(filter: ListedFilter): string {
  if (filter === 'status') return 'Status'
  if (filter === 'project') return 'Project'
  if (filter === 'job') return 'Job ID'
  return isSpanKey(filter) ? SPAN_LABELS[filter] : FACETS[filter].label
}
