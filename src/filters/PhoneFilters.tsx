import { ListFilter } from 'lucide-react'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import { filtersBeyondTab } from '#src/view/saved/tabFilters.ts'
import { useSavedViews } from '#src/view/saved/useSavedViews.ts'
import { useView } from '#src/view/useView.tsx'
import { FilterButton } from './FilterButton.tsx'
import type { FilterSheetProps } from './FilterSheet.tsx'

const loadSheet = async () => (await import('./FilterSheet.tsx')).FilterSheet
const FilterSheet = loadable(loadSheet)

/** Its count excludes the filters of the current tab and the text search, which has its own field. */
export function PhoneFilters(props: Omit<FilterSheetProps, 'anchor' | 'onClose'>) {
  const [view] = useView()
  const { saved } = useSavedViews()
  const popup = usePopup(loadSheet)
  const others = filtersBeyondTab(props.filters, view, saved)
  return (
    <>
      <FilterButton
        count={others.filter(({ key }) => key !== 'q').length}
        className="md:hidden"
        aria-haspopup="dialog"
        {...popup.trigger}
      >
        <ListFilter aria-hidden className="size-3.5 text-muted" />
        Filter
      </FilterButton>
      {popup.open && (
        <FilterSheet {...props} anchor={popup.anchor} onClose={() => popup.setOpen(false)} />
      )}
    </>
  )
}
