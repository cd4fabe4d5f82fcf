import { ChevronRight } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { plural } from '#src/lib/units.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { Button } from '#src/ui/Button.tsx'
import type { PopupProps } from '#src/ui/PopupFrame.tsx'
import { Sheet } from '#src/ui/Sheet.tsx'
import { withoutThese, type ActiveFilter } from '#src/view/filtering/activeFilters.ts'
import { FACET_KEYS } from '#src/view/filtering/facets.ts'
import { TIME_KEYS } from '#src/view/filtering/spans.ts'
import { filtersBeyondTab } from '#src/view/saved/tabFilters.ts'
import { useSavedViews } from '#src/view/saved/useSavedViews.ts'
import { useView } from '#src/view/useView.tsx'
import type { FilterContext } from './filterContext.ts'
import { filterLabel } from './filterLabel.ts'
import { FilterPopup, type FilterPopupProps } from './FilterPopup.tsx'
import type { ListedFilter } from './filterValues.ts'
import { Mine } from './Mine.tsx'
import { SortControls } from './SortControls.tsx'

export interface FilterSheetProps extends FilterContext, Pick<PopupProps, 'anchor' | 'onClose'> {
  /** All active filters, including those of the current tab. */
  readonly filters: readonly ActiveFilter[]
  readonly count: number | null
}

const LISTED: readonly ListedFilter[] = [
  'status',
  'project',
  'user',
  ...TIME_KEYS,
  'longer',
  ...FACET_KEYS.filter((key) => key !== 'user'),
  'job',
]

export function FilterSheet({ filters, count, anchor, onClose, ...context }: FilterSheetProps) {
  const [view, setView] = useView()
  const { saved } = useSavedViews()
  const { state } = useSearch()
  const [edited, setEdited] = useState<FilterPopupProps['filter'] | null>(null)
  const row = useRef<HTMLElement>(null)
  const beyondTab = filtersBeyondTab(filters, view, saved)
  const listed = [...LISTED, ...(view['not-q'].length > 0 ? (['not-q'] as const) : [])]

  // Going back restores the previous view and closes the sheet. The listener is added only once, since rendering the
  // restored view would otherwise replace it before it is called.
  const onBack = useEffectEvent(onClose)
  useEffect(() => {
    const listener = () => onBack()
    window.addEventListener('popstate', listener)
    return () => window.removeEventListener('popstate', listener)
  }, [])

  return (
    <Sheet
      anchor={anchor}
      label="Filter and sort"
      onClose={onClose}
      actions={
        <Button
          variant="quiet"
          disabled={beyondTab.length === 0}
          disabledReason="No active filters"
          onClick={() => setView(withoutThese(beyondTab))}
        >
          Clear all
        </Button>
      }
      footer={
        <Button
          variant="plain"
          className="h-11 w-full rounded-md bg-accent font-medium text-canvas tabular-nums"
          onClick={onClose}
        >
          {state === 'ready' && count !== null ? `Show ${plural(count, 'job')}` : 'Show jobs'}
        </Button>
      }
    >
      <SortControls />
      <ul aria-label="All filters" className="py-1">
        <li className="flex min-h-11 items-center px-4 py-1">
          <Mine />
        </li>
        {listed.map((filter) => {
          const key = filter === 'not-q' ? 'q' : filter
          const value = filters.find((active) => active.key === key)?.value
          return (
            <li key={filter}>
              <Button
                variant="plain"
                aria-haspopup="dialog"
                aria-expanded={edited === filter}
                className="flex h-11 w-full items-center gap-3 px-4 text-left hover:bg-subtle focus-visible:outline-offset-[-2px]"
                onClick={({ currentTarget }) => {
                  row.current = currentTarget
                  setEdited(filter)
                }}
              >
                <span className="shrink-0">
                  {filter === 'not-q' ? 'Excluded text' : filterLabel(filter)}
                </span>
                <span
                  className={`ml-auto truncate ${value === undefined ? 'text-muted' : 'font-medium text-accent'}`}
                >
                  {value ?? 'Any'}
                </span>
                <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
              </Button>
            </li>
          )
        })}
      </ul>
      {edited !== null && (
        <FilterPopup
          {...context}
          key={edited}
          filter={edited}
          anchor={row}
          onClose={() => setEdited(null)}
        />
      )}
    </Sheet>
  )
}
