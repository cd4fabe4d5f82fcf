import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { ListPopup, type ListPopupProps } from '#src/ui/ListPopup.tsx'
import { toggleExcluded, withValues } from '#src/view/filtering/excluding.ts'
import { exclusionOf } from '#src/view/filtering/exclusions.ts'
import {
  facetOptions,
  OFFERED_SPANS,
  spanOptions,
  typedSpan,
  type FilterOption,
} from '#src/view/filtering/filterOptions.ts'
import type { FacetKey } from '#src/view/filtering/facets.ts'
import { facetCounts } from '#src/view/filtering/facetCounts.ts'
import { isSpanKey, type SpanKey } from '#src/view/filtering/matchingRows.ts'
import { spanCounter } from '#src/view/filtering/spanCounter.ts'
import { useView, type SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'
import { DateRange } from './DateRange.tsx'
import { filterLabel } from './filterLabel.ts'
import type { FilterContext, ListPlacement } from './FilterPopup.tsx'

type Counted = Pick<FilterContext, 'narrowing' | 'now'>

interface FacetListProps extends Counted, ListPlacement {
  readonly filter: FacetKey | SpanKey
}

/** The values of one filter, each with the number of rows that it displays. */
export function FacetList({ filter, anchor, onClose, narrowing, now }: FacetListProps) {
  const [view, setView] = useView()
  const label = filterLabel(filter)
  const { current: result, fetchedAt } = useSearch()
  const page = { view, setView, result, fetchedAt, narrowing, now }
  const list = isSpanKey(filter) ? spanList(filter, page) : facetList(filter, label, page)
  return (
    <ListPopup
      {...list}
      label={label}
      anchor={anchor}
      onClose={onClose}
      footer={filter === 'created' && <DateRange onApply={onClose} />}
    />
  )
}

interface Page extends Counted {
  readonly view: View
  readonly setView: SetView
  /** The result of the current search; `null` until there is one. */
  readonly result: JobList | null
  /** When it was fetched, ms since the epoch. */
  readonly fetchedAt: number
}

type List = Omit<ListPopupProps, 'anchor' | 'label' | 'onClose'>

const SPANS: Readonly<Record<SpanKey, { placeholder: string; empty: string }>> = {
  created: {
    placeholder: 'Or type 12h, 3d, 2026-03-01..2026-03-05',
    empty: 'Type a span such as 12h or 3d, or two dates such as 2026-03-01..2026-03-05.',
  },
  longer: {
    placeholder: 'Or type 90m, 12h, 2d',
    empty: 'Type a span such as 90m, 12h or 2d.',
  },
}

function spanList(key: SpanKey, { view, setView, result, narrowing, fetchedAt }: Page): List {
  const count = result && spanCounter(result, narrowing, { key, now: fetchedAt })
  const picked = view[key]
  return {
    ...SPANS[key],
    multiple: false,
    items: spanOptions(key, count?.(OFFERED_SPANS[key]) ?? null).map(capitalized),
    selected: picked === null ? [] : [picked],
    onSelect: ([span]) => setView({ [key]: span ?? null }),
    itemForText: (text) => {
      const typed = typedSpan(key, text, count, view.tz)
      return typed && capitalized(typed)
    },
  }
}

function facetList(key: FacetKey, label: string, page: Page): List {
  const { view, setView, result, narrowing, now } = page
  const excluded = view[exclusionOf(key)]
  const counts = result && facetCounts(result, narrowing, { key, now })
  return {
    placeholder: `Find: ${label}`,
    empty: 'No job in this view has such a value.',
    multiple: true,
    items: facetOptions(key, [...view[key], ...excluded], counts),
    selected: view[key],
    onSelect: (picked) => setView((current) => withValues(current, key, picked)),
    excluded,
    onExclude: (value) => setView((current) => toggleExcluded(current, key, value)),
  }
}

function capitalized(option: FilterOption): FilterOption {
  return { ...option, label: option.label.charAt(0).toUpperCase() + option.label.slice(1) }
}
