import { Chip } from './Chip.tsx'
import { Button } from '#src/ui/Button.tsx'
import { passFocusOn } from '#src/ui/passFocusOn.ts'
import { withoutFilters, type ActiveFilter } from '#src/view/filtering/activeFilters.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'

export interface FilterChipsProps {
  readonly view: View
  readonly setView: SetView
  readonly filters: readonly ActiveFilter[]
}

/** The filters that are on, each with a button to take it off, and one for all. */
export function ChipList({ view, setView, filters }: FilterChipsProps) {
  return (
    <>
      <ul aria-label="Filters that are on" className="flex gap-1.5">
        {filters.map(({ key, name, value, title, without }) => (
          <li key={key} className="flex">
            <Chip
              name={name}
              value={value}
              title={title}
              onRemove={(button) => {
                passFocusOn(button, 'main')
                setView(without)
              }}
            />
          </li>
        ))}
      </ul>
      <Button
        look="quiet"
        onClick={({ currentTarget }) => {
          currentTarget.closest('main')?.focus()
          setView(withoutFilters(view))
        }}
      >
        Clear all
      </Button>
    </>
  )
}
