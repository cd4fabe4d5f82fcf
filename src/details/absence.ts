import { phaseOf, statusName } from '#src/contract/statuses.ts'

/** Why the open job isn't in the list. */
export interface Absence {
  /** Whether it was in the list while it was open. */
  readonly removed: boolean
  /** Its status, if that changed since then; else `null`. */
  readonly became: string | null
}

/** In words: `Now failed. It no longer matches this view.` */
export function describeAbsence({ removed: left, became }: Absence): string {
  if (!left) return 'This job doesn’t match this view.'
  if (became === null) return 'This job no longer matches this view.'
  return `Now ${inSentence(became)}. It no longer matches this view.`
}

/** A known status in small letters, an unknown one as the API names it. */
function inSentence(status: string): string {
  const name = statusName(status)
  return phaseOf(status) === 'unknown' ? name : name.toLowerCase()
}
