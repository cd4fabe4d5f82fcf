import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { uncapitalized } from '#src/lib/capitalized.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { ListPopup, type ListPopupProps } from '#src/ui/ListPopup.tsx'
import { toggleExcluded, withValues } from '#src/view/filtering/excluding.ts'
import { exclusionOf } from '#src/view/filtering/exclusions.ts'
import { facetCounts } from '#src/view/filtering/facetCounts.ts'
import { FACETS, type FacetKey } from '#src/view/filtering/facets.ts'
import {
  facetOptions,
  OFFERED_SPANS,
  spanOptions,
  typedSpan,
} from '#src/view/filtering/filterOptions.ts'
import { spanCounter } from '#src/view/filtering/spanCounter.ts'
import { useView, type SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'
import type { FilterContext, ListPlacement } from './filterContext.ts'
import { filterLabel } from './filterLabel.ts'

type Counted = Pick<FilterContext, 'clientFilters' | 'now'>

interface FacetListProps extends Counted, ListPlacement {
  readonly filter: FacetKey | 'longer'
}

export function FacetList({ filter, anchor, onClose, clientFilters, now }: FacetListProps) {
  const [view, setView] = useView()
  const label = filterLabel(filter)
  const { current: result, fetchedAt } = useSearch()
  const page = { view, setView, result, fetchedAt, clientFilters, now }
  const list = filter === 'longer' ? elapsedList(page) : facetList(filter, page)
  return <ListPopup {...list} label={label} anchor={anchor} onClose={onClose} />
}

interface Page extends Counted {
  readonly view: View
  readonly setView: SetView
  readonly result: JobList | null
  readonly fetchedAt: number
}

type List = Omit<ListPopupProps, 'anchor' | 'label' | 'onClose'>

function elapsedList({ view, setView, result, clientFilters, fetchedAt }: Page): List {
  const key = 'longer'
  const zone = view.tz
  const count = result && spanCounter(result, clientFilters, { key, now: fetchedAt, zone })
  return {
    placeholder: 'Custom: 90m, 12h or 2d',
    empty: 'Enter a duration such as 90m, 12h or 2d.',
    multiple: false,
    items: spanOptions(key, count?.(OFFERED_SPANS[key]) ?? null, zone),
    selected: view.longer === null ? [] : [view.longer],
    onSelect: ([span]) => setView({ longer: span ?? null }),
    itemForText: (text) => typedSpan(key, text, count, zone),
  }
}

function placeholderOf(key: FacetKey): string {
  const label = uncapitalized(FACETS[key].label)
  if (label.endsWith('s')) return `Search ${label}`
  return `Search ${label.endsWith('y') ? `${label.slice(0, -1)}ies` : `${label}s`}`
}

function facetList(key: FacetKey, page: Page): List {
  const { view, setView, result, clientFilters, now } = page
  const excluded = view[exclusionOf(key)]
  const counts = result && facetCounts(result, clientFilters, { key, now })
  return {
    placeholder: placeholderOf(key),
    empty: 'No matching values',
    multiple: true,
    items: facetOptions(key, [...view[key], ...excluded], counts),
    selected: view[key],
    onSelect: (chosen) => setView((current) => withValues(current, key, chosen)),
    excluded,
    onExclude: (value) => setView((current) => toggleExcluded(current, key, value)),
  }
}
