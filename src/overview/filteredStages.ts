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
  const names = waiting.map(statusLabel)
  const isPartly = !isHidden(view, 'waiting')
  if (running && isHidden(view, 'running')) {
    // With both, the stage between them is shown too.
    const stages = waiting.length > 0 ? STAGES : (['running'] as const)
    const statuses = stages.flatMap((stage) => hiddenStatuses(view, stage))
    if (!isPartly) {
      return { text: 'Waiting jobs are filtered out, and so are running jobs', statuses }
    }
    return {
      text: `${['Running', ...names.map((name) => name.toLowerCase())].join(' and ')} jobs are filtered out`,
      statuses,
    }
  }
  if (waiting.length === 0) return null
  const text = 'Waiting jobs are filtered out'
  return { text: isPartly ? `${text}: ${names.join(', ')}` : text, statuses: waiting }
}
