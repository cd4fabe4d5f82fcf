import { StatusIcon } from '#src/components/StatusIcon.tsx'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { statusesOf } from '#src/contract/statuses.ts'
import type { ListPlacement } from '#src/ui/ListPicker.tsx'
import { ListPopup } from '#src/ui/ListPopup.tsx'
import { toggleExcluded, withValues } from '#src/view/filtering/excluding.ts'
import { statusOptions } from '#src/view/filtering/filterOptions.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'

export interface StatusFilterProps {
  readonly view: View
  readonly setView: SetView
  /** Those that answers so far held, known ones or not. */
  readonly statuses: ReadonlySet<string>
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
  const { anchor, onClose, view, setView, statuses: seen, request, counts } = props
  const { status: selected, 'not-status': excluded } = view
  const picked = [...selected, ...excluded]
  return (
    <ListPopup
      anchor={anchor}
      onClose={onClose}
      label="Statuses"
      placeholder="Find a status"
      empty="No status has that name."
      multiple
      items={statusOptions({ picked, seen, request, counts }).map((option) => ({
        ...option,
        icon: <StatusIcon status={option.value} />,
      }))}
      selected={selected}
      onSelect={(statuses) => setView(withValues(view, 'status', statuses))}
      excluded={excluded}
      onExclude={(status) => setView(toggleExcluded(view, 'status', status))}
      sets={GROUPS}
    />
  )
}
