import { STAGES, statusesOf, statusLabel, type Stage } from '#src/contract/statuses.ts'
import { hiddenStatuses } from '#src/view/filtering/waiting.ts'
import type { View } from '#src/view/view.ts'

/** What the status filters leave out of what a part counts. */
export interface FilteredStages {
  readonly text: string
  /** What to widen the filters by. */
  readonly statuses: readonly string[]
}

/** Whether the status filters leave out every job of a stage. */
export function isHidden(view: View, stage: Stage): boolean {
  return hiddenStatuses(view, stage).length === statusesOf(stage).length
}

/** What the status filters leave out of the waiting jobs; with `running`, of the running ones too. `null` if nothing. */
export function filteredStages(view: View, running: boolean): FilteredStages | null {
  const waiting = hiddenStatuses(view, 'waiting')
  const isRunningHidden = running && isHidden(view, 'running')
  if (waiting.length === 0) {
    if (!isRunningHidden) return null
    return { text: 'Running jobs are filtered out', statuses: hiddenStatuses(view, 'running') }
  }
  const text = 'Waiting jobs are filtered out'
  if (isRunningHidden) {
    // The stage between the two comes along.
    const statuses = STAGES.flatMap((stage) => hiddenStatuses(view, stage))
    return { text: `${text}, and so are running jobs`, statuses }
  }
  if (isHidden(view, 'waiting')) return { text, statuses: waiting }
  return { text: `${text}: ${waiting.map(statusLabel).join(', ')}`, statuses: waiting }
}
