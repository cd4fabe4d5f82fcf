import { useRef, useState } from 'react'
import { focusSearch } from '#src/keyboard/focusSearch.ts'
import { pick } from '#src/lib/records.ts'
import { Button } from '#src/ui/Button.tsx'
import { passFocusOn } from '#src/ui/passFocusOn.ts'
import type { ActiveFilter } from '#src/view/filtering/activeFilters.ts'
import { filtersBeyondTab } from '#src/view/saved/tabFilters.ts'
import { useSavedViews } from '#src/view/saved/useSavedViews.ts'
import { useView } from '#src/view/useView.tsx'
import { DEFAULT_VIEW } from '#src/view/view.ts'
import { FILTER_KEYS, type FilterKey } from '#src/view/viewKeys.ts'
import { Chip } from './Chip.tsx'
import { FilterPopup } from './FilterPicker.tsx'
import type { FilterContext } from './filterContext.ts'
import { listOf } from './filterValues.ts'

export interface FilterChipsProps extends FilterContext {
  /** All filters that are on, those of the current tab included. */
  readonly filters: readonly ActiveFilter[]
}

/**
 * The filters that are on but those of the current tab, each with a button that removes it, and one button for
 * all: as *Clear* in Linear, it leads back to the tab.
 */
export function ChipList({ filters, ...context }: FilterChipsProps) {
  const [view, setView] = useView()
  const { saved } = useSavedViews()
  const [edited, setEdited] = useState<ActiveFilter | null>(null)
  const anchor = useRef<HTMLElement>(null)
  const chips = filtersBeyondTab(filters, view, saved)
  const isDisplayed = (key: FilterKey) => chips.some((chip) => chip.key === key)
  const displayed = edited && !isDisplayed(edited.key) ? withEdited(edited) : chips
  const list = edited && listOf(edited.key)

  /** A chip stays while its list is open, also without a value. */
  function withEdited({ key, name, without }: ActiveFilter): readonly ActiveFilter[] {
    const filter = filters.find((other) => other.key === key)
    return [...chips, filter ?? { key, name, value: 'any', without }].toSorted(
      (a, b) => FILTER_KEYS.indexOf(a.key) - FILTER_KEYS.indexOf(b.key),
    )
  }

  return (
    displayed.length > 0 && (
      <div className="flex items-start gap-2 px-4 pb-2">
        <ul
          aria-label="Filters that are on"
          className="-m-1 flex max-h-[40dvh] min-w-0 flex-wrap gap-1.5 overflow-y-auto p-1"
        >
          {displayed.map((filter) => (
            <li key={filter.key} className="flex max-w-full">
              <Chip
                name={filter.name}
                value={filter.value}
                title={filter.title}
                isEditing={listOf(filter.key) ? filter.key === edited?.key : undefined}
                onEdit={(button) => {
                  anchor.current = button
                  if (!listOf(filter.key)) focusSearch()
                  else setEdited(filter.key === edited?.key ? null : filter)
                }}
                onRemove={(button) => {
                  passFocusOn(button, 'main')
                  setView(filter.without)
                }}
              />
            </li>
          ))}
        </ul>
        <Button
          look="quiet"
          className="shrink-0"
          onClick={({ currentTarget }) => {
            currentTarget.closest('main')?.focus()
            setView(
              pick(
                DEFAULT_VIEW,
                displayed.map(({ key }) => key),
              ),
            )
          }}
        >
          Clear all
        </Button>
        {edited && list && (
          <FilterPopup
            {...context}
            key={edited.key}
            filter={list}
            anchor={anchor}
            onClose={() => {
              // The chip is removed with its list.
              if (!isDisplayed(edited.key)) anchor.current?.closest('main')?.focus()
              setEdited(null)
            }}
          />
        )}
      </div>
    )
  )
}
