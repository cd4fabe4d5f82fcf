import type { SearchRequest } from '../contract/searchRequest.ts'
import { statusesOf, statusMark } from '../contract/statuses.ts'
import { MarkIcon } from '../ui/Badge.tsx'
import type { ListPlacement } from '../ui/ListPicker.tsx'
import { ListPopup } from '../ui/ListPopup.tsx'
import { statusOptions } from '../view/statusOptions.ts'

export interface StatusFilterProps {
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

/** The known statuses, and those that a response or the URL contained. */
export function StatusList(props: StatusFilterProps & ListPlacement) {
  const { anchor, onClose, selected, onSelect, seen, request, counts } = props
  return (
    <ListPopup
      anchor={anchor}
      onClose={onClose}
      label="Statuses"
      placeholder="Find a status"
      empty="No status has that name."
      multiple
      items={statusOptions({ picked: selected, seen, request, counts }).map((option) => ({
        ...option,
        icon: <MarkIcon {...statusMark(option.value)} />,
      }))}
      selected={selected}
      onSelect={onSelect}
      sets={GROUPS}
    />
  )
}
