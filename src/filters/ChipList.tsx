import { Chip } from './Chip.tsx'
import { Button } from '#src/ui/Button.tsx'
import { passFocusOn } from '#src/ui/passFocusOn.ts'
import { withoutFilters, type ActiveFilter } from '#src/view/filtering/activeFilters.ts'
import { useView } from '#src/view/useView.tsx'

export interface FilterChipsProps {
  readonly filters: readonly ActiveFilter[]
}

/** The filters that are on, each with a button that removes it, and one button for all. */
export function ChipList({ filters }: FilterChipsProps) {
  const [, setView] = useView()
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
          setView(withoutFilters)
        }}
      >
        Clear all
      </Button>
    </>
  )
}
