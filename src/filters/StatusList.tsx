import { StatusIcon } from '#src/components/StatusIcon.tsx'
import { statusesOf } from '#src/contract/statuses.ts'
import { ListPopup } from '#src/ui/ListPopup.tsx'
import { toggleExcluded, withValues } from '#src/view/filtering/excluding.ts'
import { statusOptions } from '#src/view/filtering/filterOptions.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { useView } from '#src/view/useView.tsx'
import type { FilterContext, ListPlacement } from './filterContext.ts'
import { useKnownOptions } from './useKnownOptions.ts'

const GROUPS = [
  { label: 'Active', values: statusesOf('active') },
  { label: 'Ended', values: statusesOf('ended') },
]

export function StatusList({
  counts,
  ...placement
}: Pick<FilterContext, 'counts'> & ListPlacement) {
  const [view, setView] = useView()
  const { statuses: known } = useKnownOptions()
  const request = toSearchRequest(view)
  const { status: selected, 'not-status': excluded } = view
  const chosen = [...selected, ...excluded]
  return (
    <ListPopup
      {...placement}
      label="Statuses"
      placeholder="Search statuses"
      empty="No matching statuses"
      multiple
      items={statusOptions({ selected: chosen, known, request, counts }).map((option) => ({
        ...option,
        icon: <StatusIcon status={option.value} />,
      }))}
      selected={selected}
      onSelect={(statuses) => setView((current) => withValues(current, 'status', statuses))}
      excluded={excluded}
      onExclude={(status) => setView((current) => toggleExcluded(current, 'status', status))}
      sets={GROUPS}
    />
  )
}
