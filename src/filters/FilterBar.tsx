import { FacetFilter } from './FacetFilter.tsx'
import { FilterPicker } from './FilterPicker.tsx'
import type { FilterContext } from './filterContext.ts'
import { Mine } from './Mine.tsx'
import { TextSearch } from './TextSearch.tsx'
import { TimeRangeFilter } from './TimeRangeFilter.tsx'

/** A control for each filter. They wrap with what is beside the bar. */
export function FilterBar(context: FilterContext) {
  return (
    <search aria-label="Filters" className="contents">
      <TextSearch />
      <FilterPicker {...context} filter="status">
        Status
      </FilterPicker>
      <FilterPicker {...context} filter="project">
        Project
      </FilterPicker>
      <TimeRangeFilter narrowing={context.narrowing} />
      <FacetFilter {...context} />
      <Mine />
    </search>
  )
}
