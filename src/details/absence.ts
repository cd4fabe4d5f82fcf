import { phaseOf, statusName } from '#src/contract/statuses.ts'

/** Why the open job isn't in the list. */
export interface Absence {
  /** Whether it was in the list while it was open. */
  readonly removed: boolean
  /** Its status now, if it has changed since then; otherwise `null`. */
  readonly newStatus: string | null
}

/** Returns a text such as `Now failed. It no longer matches this view.` */
export function describeAbsence({ removed, newStatus }: Absence): string {
  if (!removed) return 'This job doesn’t match this view.'
  if (newStatus === null) return 'This job no longer matches this view.'
  return `Now ${inSentence(newStatus)}. It no longer matches this view.`
}

/** Returns a known status in lower case, an unknown one as in the API. */
function inSentence(status: string): string {
  const name = statusName(status)
  return phaseOf(status) === 'unknown' ? name : name.toLowerCase()
}
