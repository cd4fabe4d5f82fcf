import { ArrowDownUp } from 'lucide-react'
import { FIELDS } from '#src/jobs/fields.ts'
import { MenuPicker } from '#src/ui/MenuPicker.tsx'
import { isByCreation, NEWEST_FIRST, OLDEST_FIRST, type Sorts } from '#src/view/view.ts'

interface OrderFilterProps {
  readonly sort: Sorts
  readonly onSort: (sort: Sorts) => void
}

const ORDERS = [
  { value: 'newest', label: 'Newest first', sort: NEWEST_FIRST },
  { value: 'oldest', label: 'Oldest first', sort: OLDEST_FIRST },
] as const

/** The order of creation; while other columns sort, it says which. */
export function OrderFilter({ sort, onSort }: OrderFilterProps) {
  const value = !isByCreation(sort) ? null : sort[0].descending ? 'newest' : 'oldest'
  const names = sort.map(({ field }) => FIELDS[field].label).join(', ')
  const shown = ORDERS.find((order) => order.value === value)?.label ?? `By ${names}`
  return (
    <MenuPicker
      label="Order of creation"
      value={value}
      options={ORDERS}
      onPick={(picked) => onSort(picked === 'oldest' ? OLDEST_FIRST : NEWEST_FIRST)}
    >
      <ArrowDownUp aria-hidden className="size-3.5 text-muted" />
      <span className="sr-only">Order: </span>
      <span className="max-w-48 truncate">{shown}</span>
    </MenuPicker>
  )
}
