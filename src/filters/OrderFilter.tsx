import { ArrowDownUp } from 'lucide-react'
import { FIELDS } from '#src/jobs/fields.ts'
import { MenuPicker } from '#src/ui/MenuPicker.tsx'
import { useView } from '#src/view/useView.tsx'
import { isByCreation, NEWEST_FIRST, OLDEST_FIRST } from '#src/view/view.ts'

const ORDERS = [
  { value: 'newest', label: 'Newest first', sort: NEWEST_FIRST },
  { value: 'oldest', label: 'Oldest first', sort: OLDEST_FIRST },
] as const

/** The order of creation; if the jobs are sorted by other columns, it names those. */
export function OrderFilter() {
  const [{ sort }, setView] = useView()
  const value = !isByCreation(sort) ? null : sort[0].descending ? 'newest' : 'oldest'
  const names = sort.map(({ field }) => FIELDS[field].label).join(', ')
  const shown = ORDERS.find((order) => order.value === value)?.label ?? `By ${names}`
  return (
    <MenuPicker
      label="Order of creation"
      value={value}
      options={ORDERS}
      onPick={(picked) => setView({ sort: picked === 'oldest' ? OLDEST_FIRST : NEWEST_FIRST })}
    >
      <ArrowDownUp aria-hidden className="size-3.5 text-muted" />
      <span className="sr-only">Order: </span>
      <span className="max-w-48 truncate">{shown}</span>
    </MenuPicker>
  )
}
