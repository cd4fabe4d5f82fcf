import { statusesOf } from '#src/contract/statuses.ts'
import { FAILED } from '#src/view/presets.ts'
import { printPeriod } from '#src/view/filtering/printPeriod.ts'
import { FIRST_TIME, LAST_TIME, periodOf, type Period } from '#src/view/filtering/spans.ts'
import type { Zone } from '#src/lib/zone.ts'
import type { UseKey } from '#src/view/overview.ts'
import type { View } from '#src/view/view.ts'

// What a click on a mark of the overview makes of the view: one that shows exactly the rows that the mark
// counted, which are always rows that the view itself shows.

/** Only those in some statuses, of those that the view asks for. */
export function drillToStatuses(view: View, statuses: readonly string[]): View {
  const wanted = statuses.filter((one) => !view['not-status'].includes(one))
  const both = view.status.filter((one) => wanted.includes(one))
  // No status at all would mean every one.
  const selected = [both, wanted].find(({ length }) => length > 0) ?? statuses
  return { ...view, status: selected }
}

/** A GPU type, a user's address (either empty for none) or a project's ID. */
export interface Use {
  readonly by: UseKey
  readonly value: string
}

/** Only those of some uses at once, such as a user and a GPU type, in some statuses. */
export function drillToUses(view: View, uses: readonly Use[], statuses: readonly string[]): View {
  return uses.reduce<View>(withUse, drillToStatuses(view, statuses))
}

function withUse(view: View, { by, value }: Use): View {
  return by === 'project' ? { ...view, project: value } : { ...view, [by]: [value] }
}

/** Those of any use, in any status. */
export function clearUses(view: View, uses: readonly Use[]): View {
  return uses.reduce<View>(
    (cleared, { by }) =>
      by === 'project' ? { ...cleared, project: null } : { ...cleared, [by]: [] },
    { ...view, status: [] },
  )
}

/**
 * Only those created in a period, within that of the view if the two overlap. `now` is what its spans are counted from,
 * ms since the epoch.
 */
export function drillToCreated(view: View, period: Period, now: number): View {
  const within = view.created === null ? null : periodOf(view.created, now, view.tz)
  const from = Math.max(period.from, within?.from ?? -Infinity)
  const until = Math.min(period.until, within?.until ?? Infinity)
  return { ...view, created: printWithin(from < until ? { from, until } : period, view.tz) }
}

/** Only those that existed during a period: created before its end, and not ended before its start. */
function drillToDuring(view: View, period: Period): View {
  return { ...view, during: printWithin(period, view.tz) }
}

/** A period as the URL holds it, without the times that the URL can't write. */
function printWithin({ from, until }: Period, zone: Zone): string {
  return printPeriod({ from: Math.max(from, FIRST_TIME), until: Math.min(until, LAST_TIME) }, zone)
}

/** What a range of time on a chart can filter by. */
export interface RangeChoice {
  readonly key: 'created' | 'during'
  readonly label: string
  readonly result: View
}

/** The choices for a range, of what a view shows. */
export function rangeDrillDowns(view: View, range: Period, now: number): readonly RangeChoice[] {
  return [
    { key: 'created', label: 'Created in this range', result: drillToCreated(view, range, now) },
    { key: 'during', label: 'Running during this range', result: drillToDuring(view, range) },
  ]
}

/** Only the failed ones with one fault (empty for no error message). */
export function drillToErrorType(view: View, errorType: string): View {
  return { ...drillToStatuses(view, FAILED), fault: [errorType] }
}

/** Only those that wait, by priority and age: for each GPU type the order in which they are dequeued (the contract). */
export function drillToQueue(view: View): View {
  return {
    ...drillToStatuses(view, statusesOf('waiting')),
    sort: [
      { field: 'priority', descending: true },
      { field: 'created', descending: false },
    ],
  }
}

/** Only those that wait for one GPU type (empty for none), in the order in which they are dequeued. */
export function drillToQueueOf(view: View, type: string): View {
  return { ...drillToQueue(view), gpu: [type] }
}
