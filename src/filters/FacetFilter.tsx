import { ListFilter } from 'lucide-react'
import { useRef, useState } from 'react'
import { loadable } from '#src/ui/loadable.ts'
import { FACET_KEYS } from '#src/view/filtering/facets.ts'
import { useView } from '#src/view/useView.tsx'
import { FilterButton } from './FilterButton.tsx'
import { FilterPopup, loadFilterPopup } from './FilterPicker.tsx'
import type { FilterContext } from './filterContext.ts'
import { countValues, type ListedFilter } from './filterValues.ts'

const loadMenu = async () => (await import('./FilterMenu.tsx')).FilterMenu
const FilterMenu = loadable(loadMenu)
// A failure is displayed, and retried, when the list opens.
const preload = () => void Promise.all([loadMenu(), loadFilterPopup()]).catch(() => {})

/** The filters without a button of their own. */
const FILTERS: readonly ListedFilter[] = [...FACET_KEYS, 'longer', 'job']

/** The other filters: first which filter, then which values. */
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
          // The filter's list takes its place.
          onClose={() => setOpen((now) => (now === 'menu' ? null : now))}
        />
      )}
      {open !== null && open !== 'menu' && (
        <FilterPopup {...context} filter={open} anchor={anchor} onClose={close} />
      )}
    </>
  )
}
