import { STAGES, statusLabel } from '#src/contract/statuses.ts'
import { hiddenStatuses, hidesAll } from '#src/view/filtering/hiddenStatuses.ts'
import type { View } from '#src/view/view.ts'

export interface FilteredStages {
  readonly text: string
  readonly statuses: readonly string[]
}

/** Waiting jobs that the filters by status or end time exclude, and with `running` running ones; `null` if none. */
export function filteredStages(view: View, running: boolean): FilteredStages | null {
  const waiting = hiddenStatuses(view, 'waiting')
  const names = waiting.map(statusLabel)
  const byTime = view.ended === null ? '' : ' by time'
  const text = `Waiting jobs are filtered out${byTime}`
  const isPartly = !hidesAll(view, 'waiting')
  if (running && hidesAll(view, 'running')) {
    // If both are excluded, include the stage between them too.
    const stages = waiting.length > 0 ? STAGES : (['running'] as const)
    const statuses = stages.flatMap((stage) => hiddenStatuses(view, stage))
    if (!isPartly) {
      return { text: `Running and waiting jobs are filtered out${byTime}`, statuses }
    }
    return {
      text: `${['Running', ...names.map((name) => name.toLowerCase())].join(' and ')} jobs are filtered out`,
      statuses,
    }
  }
  if (waiting.length === 0) return null
  return { text: isPartly ? `${text}: ${names.join(', ')}` : text, statuses: waiting }
}
