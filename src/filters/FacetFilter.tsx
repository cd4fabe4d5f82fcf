import { ListFilter } from 'lucide-react'
import { useRef, useState } from 'react'
import { loadable } from '#src/ui/loadable.ts'
import { FACET_KEYS } from '#src/view/filtering/facets.ts'
import { useView } from '#src/view/useView.tsx'
import { FilterButton } from './FilterButton.tsx'
import type { FilterContext } from './filterContext.ts'
import { FilterPopup, loadFilterPopup } from './FilterPicker.tsx'
import { countValues, type ListedFilter } from './filterValues.ts'

const loadMenu = async () => (await import('./FilterMenu.tsx')).FilterMenu
const FilterMenu = loadable(loadMenu)
// If this fails, opening the popup retries it and displays the error.
const preload = () => void Promise.all([loadMenu(), loadFilterPopup()]).catch(() => {})

const FILTERS: readonly ListedFilter[] = [...FACET_KEYS, 'longer', 'job']

export function FacetFilter(context: FilterContext) {
  const [view] = useView()
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState<ListedFilter | 'menu' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <FilterButton
        ref={anchor}
        count={FILTERS.filter((filter) => countValues(view, filter) > 0).length}
        aria-haspopup="dialog"
        aria-expanded={open !== null}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => setOpen(open === null ? 'menu' : null)}
      >
        <ListFilter aria-hidden className="size-3.5 text-muted" />
        Filter
      </FilterButton>
      {open === 'menu' && (
        <FilterMenu
          anchor={anchor}
          filters={FILTERS}
          onSelect={setOpen}
          // If a filter was selected, its popup has already replaced the menu.
          onClose={() => setOpen((now) => (now === 'menu' ? null : now))}
        />
      )}
      {open !== null && open !== 'menu' && (
        <FilterPopup {...context} filter={open} anchor={anchor} onClose={close} />
      )}
    </>
  )
}
