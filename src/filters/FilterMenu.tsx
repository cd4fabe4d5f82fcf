import { ListPopup } from '#src/ui/ListPopup.tsx'
import { useView } from '#src/view/useView.tsx'
import type { ListPlacement } from './filterContext.ts'
import { filterLabel } from './filterLabel.ts'
import { countValues, type ListedFilter } from './filterValues.ts'

interface FilterMenuProps extends ListPlacement {
  readonly filters: readonly ListedFilter[]
  readonly onSelect: (filter: ListedFilter) => void
}

export function FilterMenu({ filters, onSelect, ...placement }: FilterMenuProps) {
  const [view] = useView()
  return (
    <ListPopup
      {...placement}
      label="Filter by"
      placeholder="Filter by…"
      empty="No matching filters"
      multiple={false}
      items={filters.map((filter) => {
        const count = countValues(view, filter)
        return {
          value: filter,
          label: filterLabel(filter),
          ...(count > 0 && { count: `${count}` }),
        }
      })}
      selected={[]}
      onSelect={([chosen]) => {
        const filter = filters.find((known) => known === chosen)
        if (filter) onSelect(filter)
      }}
    />
  )
}
