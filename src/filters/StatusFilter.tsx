import type { SearchRequest } from '../contract/searchRequest.ts'
import { statusesOf, statusMark } from '../contract/statuses.ts'
import { MarkIcon } from '../ui/Badge.tsx'
import { ListPicker } from '../ui/ListPicker.tsx'
import { statusOptions } from '../view/statusOptions.ts'

interface StatusFilterProps {
  readonly selected: readonly string[]
  readonly onSelect: (statuses: readonly string[]) => void
  /** Statuses that answers so far held, known ones or not. */
  readonly seen: ReadonlySet<string>
  readonly request: SearchRequest
  /** Jobs by status in the answer to `request`; null while it is not there. */
  readonly counts: ReadonlyMap<string, number> | null
}

const GROUPS = [
  { label: 'Active', values: statusesOf('active') },
  { label: 'Ended', values: statusesOf('ended') },
]

/** Several statuses at once, known ones and whatever else an answer or the URL held. */
export function StatusFilter({ selected, onSelect, seen, request, counts }: StatusFilterProps) {
  const items = () =>
    statusOptions({ picked: selected, seen, request, counts }).map((option) => ({
      ...option,
      icon: <MarkIcon {...statusMark(option.value)} />,
    }))
  return (
    <ListPicker
      label="Statuses"
      placeholder="Find a status"
      empty="No status has that name."
      multiple
      items={items}
      selected={selected}
      onSelect={onSelect}
      sets={GROUPS}
    >
      Status
    </ListPicker>
  )
}
