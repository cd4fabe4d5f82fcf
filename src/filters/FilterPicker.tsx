import type { ReactNode } from 'react'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import { useView } from '#src/view/useView.tsx'
import { FilterButton } from './FilterButton.tsx'
import type { FilterPopupProps } from './FilterPopup.tsx'
import { countValues, type ListedFilter } from './filterValues.ts'

export const loadFilterPopup = async () => (await import('./FilterPopup.tsx')).FilterPopup
export const FilterPopup = loadable(loadFilterPopup)

interface FilterPickerProps extends Omit<FilterPopupProps, 'filter' | 'anchor' | 'onClose'> {
  readonly filter: ListedFilter
  readonly children: ReactNode
}

export function FilterPicker({ filter, children, ...context }: FilterPickerProps) {
  const [view] = useView()
  const popup = usePopup(loadFilterPopup)
  return (
    <>
      <FilterButton count={countValues(view, filter)} aria-haspopup="dialog" {...popup.trigger}>
        {children}
      </FilterButton>
      {popup.open && (
        <FilterPopup
          {...context}
          filter={filter}
          anchor={popup.anchor}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </>
  )
}
