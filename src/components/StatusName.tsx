import { statusLabel } from '#src/contract/statuses.ts'
import { withTooltip } from '#src/ui/withTooltip.ts'
import { StatusIcon } from './StatusIcon.tsx'

interface StatusNameProps {
  readonly status: string
  /** Its tooltip. */
  readonly title?: string
}

/** A status as icon and plain text, truncated to one line. */
export function StatusName({ status, title }: StatusNameProps) {
  return (
    <span className="flex min-w-0 items-center gap-1.5" {...withTooltip(title)}>
      <StatusIcon status={status} />
      <span className="truncate">{statusLabel(status)}</span>
    </span>
  )
}
