import { statusLabel } from '#src/contract/statuses.ts'
import { withTooltip } from '#src/ui/withTooltip.ts'
import { StatusIcon } from './StatusIcon.tsx'

interface StatusNameProps {
  readonly status: string
  readonly tooltip?: string | undefined
}

export function StatusName({ status, tooltip }: StatusNameProps) {
  return (
    <span className="flex min-w-0 items-center gap-1.5" {...withTooltip(tooltip)}>
      <StatusIcon status={status} />
      <span className="truncate">{statusLabel(status)}</span>
    </span>
  )
}
