import { ArrowDownUp } from 'lucide-react'
import { FIELDS } from '../jobs/fields.ts'
import { MenuPicker } from '../ui/MenuPicker.tsx'
import { NEWEST_FIRST, OLDEST_FIRST, type Sort } from '../view/view.ts'

interface OrderFilterProps {
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
}

const ORDERS = [
  { value: 'newest', label: 'Newest first', sort: NEWEST_FIRST },
  { value: 'oldest', label: 'Oldest first', sort: OLDEST_FIRST },
] as const

/** The order of creation; while another column sorts, it says which. */
export function OrderFilter({ sort, onSort }: OrderFilterProps) {
  const value = sort.field !== 'created' ? null : sort.descending ? 'newest' : 'oldest'
  const shown =
    ORDERS.find((order) => order.value === value)?.label ?? `By ${FIELDS[sort.field].label}`
  return (
    <MenuPicker
      label="Order of creation"
      value={value}
      options={ORDERS}
      onPick={(picked) => onSort(picked === 'oldest' ? OLDEST_FIRST : NEWEST_FIRST)}
    >
      <ArrowDownUp aria-hidden className="size-3.5 text-muted" />
      <span className="sr-only">Order: </span>
      {shown}
    </MenuPicker>
  )
}
