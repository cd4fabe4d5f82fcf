import { statusName } from '#src/contract/statuses.ts'

export interface Absence {
  readonly removed: boolean
  /** The current status if it has changed since then; otherwise `null`. */
  readonly newStatus: string | null
}

export function describeAbsence({ removed, newStatus }: Absence): string {
  if (!removed) return 'This job doesn’t match this view.'
  if (newStatus === null) return 'This job no longer matches this view.'
  return `Status changed to ${statusName(newStatus)}. This job no longer matches this view.`
}
