import { FacetFilter } from './FacetFilter.tsx'
import { FilterPicker } from './FilterPicker.tsx'
import type { FilterSheetProps } from './FilterSheet.tsx'
import { Mine } from './Mine.tsx'
import { PhoneFilters } from './PhoneFilters.tsx'
import { TextSearch } from './TextSearch.tsx'
import { TimeRangeFilter } from './TimeRangeFilter.tsx'

type FilterBarProps = Omit<FilterSheetProps, 'anchor' | 'onClose'>

/**
 * The controls wrap together with those next to the bar. On phones, one button opens a sheet with all filters except
 * the text search.
 */
export function FilterBar({ filters, count, ...context }: FilterBarProps) {
  return (
    <search aria-label="Filters" className="contents">
      <TextSearch />
      <div className="contents max-md:hidden">
        <FilterPicker {...context} filter="status">
          Status
        </FilterPicker>
        <FilterPicker {...context} filter="project">
          Project
        </FilterPicker>
        <TimeRangeFilter clientFilters={context.clientFilters} />
        <FacetFilter {...context} />
        <Mine />
      </div>
      <PhoneFilters {...context} filters={filters} count={count} />
    </search>
  )
}
