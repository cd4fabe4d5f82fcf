import { statusLabel, statusName } from '#src/contract/statuses.ts'
import { withTooltip } from '#src/ui/withTooltip.ts'

/** Unknown statuses as text without their prefix, with the API's names in the tooltip. */
export function UnknownStatuses({ statuses }: { readonly statuses: readonly string[] }) {
  return (
    <span {...withTooltip(statuses.map(statusName).join(', '))}>
      {statuses.map(statusLabel).join(', ')}
    </span>
  )
}
