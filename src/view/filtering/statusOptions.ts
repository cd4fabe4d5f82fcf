import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { phaseOf, STATUSES, statusLabel } from '#src/contract/statuses.ts'
import { countIn } from '#src/jobs/counts.ts'
import { formatCount } from '#src/lib/units.ts'
import { covers } from '#src/view/presets.ts'

/** A value that a filter can be set to. */
export interface FilterOption {
  readonly value: string
  readonly label: string
  /** The value in full, if the label is short for it. */
  readonly hint?: string
  /** How many rows the table shows if it is picked, where that is known. */
  readonly count?: string
}

interface Statuses {
  readonly picked: readonly string[]
  /** Statuses that answers so far held, known ones or not. */
  readonly seen: ReadonlySet<string>
  readonly request: SearchRequest
  /** Jobs by status in the answer to `request`; null while it is not there. */
  readonly counts: ReadonlyMap<string, number> | null
}

/** The known statuses and whatever else the view or an answer held. */
export function statusOptions({ picked, seen, request, counts }: Statuses): FilterOption[] {
  const known = STATUSES.map(({ status }) => status)
  return [...new Set<string>([...known, ...picked, ...seen])].map((status) => ({
    value: status,
    label: statusLabel(status),
    ...(phaseOf(status) === 'unknown' && { hint: status }),
    ...(counts && covers(request, [status]) && { count: formatCount(countIn(counts, [status])) }),
  }))
}
