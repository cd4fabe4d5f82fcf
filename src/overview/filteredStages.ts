import { STAGES, statusLabel } from '#src/contract/statuses.ts'
import { hiddenStatuses, hidesAll } from '#src/view/filtering/hiddenStatuses.ts'
import type { View } from '#src/view/view.ts'

/** What the filters leave out of what a part counts. */
export interface FilteredStages {
  readonly text: string
  /** What to widen the filters by. */
  readonly statuses: readonly string[]
}

/** What the filters by status, or by when jobs ended, leave out of the waiting jobs; with `running`, of the running ones too. `null` if nothing. */
export function filteredStages(view: View, running: boolean): FilteredStages | null {
  const waiting = hiddenStatuses(view, 'waiting')
  const names = waiting.map(statusLabel)
  const text = `Waiting jobs are filtered out${view.ended === null ? '' : ' by time'}`
  const isPartly = !hidesAll(view, 'waiting')
  if (running && hidesAll(view, 'running')) {
    // With both, the stage between them is shown too.
    const stages = waiting.length > 0 ? STAGES : (['running'] as const)
    const statuses = stages.flatMap((stage) => hiddenStatuses(view, stage))
    if (!isPartly) {
      return { text: `${text}, and so are running jobs`, statuses }
    }
    return {
      text: `${['Running', ...names.map((name) => name.toLowerCase())].join(' and ')} jobs are filtered out`,
      statuses,
    }
  }
  if (waiting.length === 0) return null
  return { text: isPartly ? `${text}: ${names.join(', ')}` : text, statuses: waiting }
}
