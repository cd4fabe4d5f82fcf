import { useRef, useState } from 'react'
import { focusSearch } from '#src/keyboard/focusSearch.ts'
import { Button } from '#src/ui/Button.tsx'
import { moveFocus } from '#src/ui/moveFocus.ts'
import {
  withoutThese,
  type ActiveFilter,
  type FilteredField,
} from '#src/view/filtering/activeFilters.ts'
import { filtersBeyondTab } from '#src/view/saved/tabFilters.ts'
import { useSavedViews } from '#src/view/saved/useSavedViews.ts'
import { useView } from '#src/view/useView.tsx'
import { FILTER_KEYS } from '#src/view/viewKeys.ts'
import { Chip } from './Chip.tsx'
import type { FilterContext } from './filterContext.ts'
import { FilterPopup } from './FilterPicker.tsx'
import type { FilterPopupProps } from './FilterPopup.tsx'
import { listOf } from './filterValues.ts'

export interface FilterChipsProps extends FilterContext {
  /** All active filters, including those of the current tab. */
  readonly filters: readonly ActiveFilter[]
}

interface Edited {
  readonly filter: ActiveFilter
  readonly list: FilterPopupProps['filter']
}

/** The active filters that the current tab doesn't set. Like *Clear* in Linear, *Clear all* leads back to the tab. */
export function ChipList({ filters, ...context }: FilterChipsProps) {
  const [view, setView] = useView()
  const { saved } = useSavedViews()
  const [edited, setEdited] = useState<Edited | null>(null)
  const anchor = useRef<HTMLElement>(null)
  const chips = filtersBeyondTab(filters, view, saved)
  const isBeyondTab = (key: FilteredField) => chips.some((chip) => chip.key === key)
  const displayed = edited && !isBeyondTab(edited.filter.key) ? withEdited(edited.filter) : chips

  /** Whether a filter's popup is open; `undefined` if it has none. */
  function isEditing(key: FilteredField): boolean | undefined {
    if (key === edited?.filter.key) return true
    return listOf(key, view) ? false : undefined
  }

  /** A chip stays while its popup is open, even if its filter has no values left. */
  function withEdited({ key, name, without }: ActiveFilter): readonly ActiveFilter[] {
    const filter = filters.find((other) => other.key === key)
    return [...chips, filter ?? { key, name, value: 'any', without }].toSorted(
      (a, b) => FILTER_KEYS.indexOf(a.key) - FILTER_KEYS.indexOf(b.key),
    )
  }

  return (
    displayed.length > 0 && (
      <div className="flex items-start gap-2 px-4 pb-2 max-md:gap-0 max-md:pr-2 max-md:pb-1">
        <ul
          aria-label="Active filters"
          // On phones, a single scrolling row leaves room for the jobs. It fades out where more chips follow.
          className="-m-1 flex max-h-[40dvh] min-w-0 flex-wrap gap-1.5 overflow-y-auto p-1 max-md:mr-0 max-md:flex-nowrap max-md:[scrollbar-width:none] max-md:[mask-image:linear-gradient(to_left,transparent,black_1rem)] max-md:pr-4"
        >
          {displayed.map((filter) => (
            <li
              key={filter.key}
              className="flex max-w-full max-md:shrink-0 max-md:not-only:max-w-[85%]"
            >
              <Chip
                name={filter.name}
                value={filter.value}
                title={filter.title}
                isEditing={isEditing(filter.key)}
                onEdit={(button) => {
                  anchor.current = button
                  const list = listOf(filter.key, view)
                  if (isEditing(filter.key)) setEdited(null)
                  else if (list) setEdited({ filter, list })
                  else focusSearch()
                }}
                onRemove={(button) => {
                  moveFocus(button, 'main')
                  setView(filter.without)
                }}
              />
            </li>
          ))}
        </ul>
        <Button
          variant="quiet"
          className="ml-auto shrink-0"
          onClick={({ currentTarget }) => {
            currentTarget.closest('main')?.focus()
            setView(withoutThese(displayed))
          }}
        >
          Clear all
        </Button>
        {edited && (
          <FilterPopup
            {...context}
            key={edited.list}
            filter={edited.list}
            anchor={anchor}
            onClose={() => {
              if (!isBeyondTab(edited.filter.key)) anchor.current?.closest('main')?.focus()
              setEdited(null)
            }}
          />
        )}
      </div>
    )
  )
}
