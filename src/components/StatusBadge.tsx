import { statusLabel, statusName } from '#src/contract/statuses.ts'
import { statusMark } from './statusMark.ts'

/** The longest text of a badge, in UTF-16 code units. Unknown statuses can have any length. */
export const MAX_TEXT = 300

interface StatusBadgeProps {
  readonly status: string
  /** Whether an unknown status keeps its prefix. */
  readonly full?: boolean
}

/** A status with its icon and color. One element and no hooks, since the table has dozens of them. */
export function StatusBadge({ status, full = false }: StatusBadgeProps) {
  const { kind, icon } = statusMark(status)
  const text = full ? statusName(status) : statusLabel(status)
  return (
    <span
      className={`icon icon-${icon} status-${kind} inline-block h-6 max-w-full truncate rounded-full bg-status-soft px-2 align-middle text-xs leading-6 font-medium text-status-ink before:mr-1.5 before:bg-status before:align-[-0.1875rem]`}
    >
      {text.slice(0, MAX_TEXT)}
    </span>
  )
}
