import { isTimeKey } from '#src/view/filtering/spans.ts'
import { ExcludedTexts } from './ExcludedTexts.tsx'
import { FacetList } from './FacetList.tsx'
import type { FilterContext, ListPlacement } from './filterContext.ts'
import type { ListedFilter } from './filterValues.ts'
import { JobIdField } from './JobIdField.tsx'
import { ProjectList } from './ProjectList.tsx'
import { StatusList } from './StatusList.tsx'
import { TimeRangePopup } from './TimeRangePopup.tsx'

export interface FilterPopupProps extends FilterContext, ListPlacement {
  /** `not-q` stands for the excluded texts. */
  readonly filter: ListedFilter | 'not-q'
}

export function FilterPopup({
  filter,
  counts,
  clientFilters,
  now,
  ...placement
}: FilterPopupProps) {
  if (filter === 'status') return <StatusList counts={counts} {...placement} />
  if (filter === 'project')
    return <ProjectList clientFilters={clientFilters} now={now} {...placement} />
  if (filter === 'job') return <JobIdField {...placement} />
  if (filter === 'not-q') return <ExcludedTexts {...placement} />
  if (isTimeKey(filter)) {
    return <TimeRangePopup initial={filter} clientFilters={clientFilters} {...placement} />
  }
  return (
    <FacetList
      key={filter}
      filter={filter}
      clientFilters={clientFilters}
      now={now}
      {...placement}
    />
  )
}
