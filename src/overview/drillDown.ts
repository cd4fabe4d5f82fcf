import { statusesOf } from '#src/contract/statuses.ts'
import type { Zone } from '#src/lib/zone.ts'
import { printPeriod } from '#src/view/filtering/printPeriod.ts'
import { FIRST_TIME, LAST_TIME, periodOf, type Period } from '#src/view/filtering/spans.ts'
import type { UseKey } from '#src/view/overview.ts'
import { FAILED } from '#src/view/presets.ts'
import type { View } from '#src/view/view.ts'

// The views that the marks of the overview filter to. Each has exactly the rows that the mark counts.

/** Filters to some statuses, limited to those that the view includes. */
export function drillToStatuses(view: View, statuses: readonly string[]): View {
  const wanted = statuses.filter((one) => !view['not-status'].includes(one))
  const both = view.status.filter((one) => wanted.includes(one))
  // An empty filter would match every status.
  const status = [both, wanted].find(({ length }) => length > 0) ?? statuses
  return { ...view, status }
}

/** A GPU type, a user's email (each empty for none) or a project's ID. */
export interface Use {
  readonly by: UseKey
  readonly value: string
}

export function drillToUses(view: View, uses: readonly Use[], statuses: readonly string[]): View {
  return uses.reduce<View>(withUse, drillToStatuses(view, statuses))
}

function withUse(view: View, { by, value }: Use): View {
  return by === 'project' ? { ...view, project: value } : { ...view, [by]: [value] }
}

export function clearUses(view: View, uses: readonly Use[]): View {
  return uses.reduce<View>(
    (cleared, { by }) =>
      by === 'project' ? { ...cleared, project: null } : { ...cleared, [by]: [] },
    { ...view, status: [] },
  )
}

/**
 * Limited to the view's own period if the two overlap. `now` is what spans are counted from, ms since the epoch.
 */
export function drillToCreated(view: View, period: Period, now: number): View {
  const within = view.created === null ? null : periodOf(view.created, now, view.tz)
  const from = Math.max(period.from, within?.from ?? -Infinity)
  const until = Math.min(period.until, within?.until ?? Infinity)
  return { ...view, created: printWithin(from < until ? { from, until } : period, view.tz) }
}

/** Filters to jobs that existed during a period: created before its end, and not ended before its start. */
function drillToDuring(view: View, period: Period): View {
  return { ...view, during: printWithin(period, view.tz) }
}

/** Formats a period for the URL, without the times that the URL can't express. */
function printWithin({ from, until }: Period, zone: Zone): string {
  return printPeriod({ from: Math.max(from, FIRST_TIME), until: Math.min(until, LAST_TIME) }, zone)
}

export interface RangeChoice {
  readonly key: 'created' | 'during'
  readonly label: string
  readonly target: View
}

export function rangeDrillDowns(view: View, range: Period, now: number): readonly RangeChoice[] {
  return [
    { key: 'created', label: 'Created in this range', target: drillToCreated(view, range, now) },
    { key: 'during', label: 'Running during this range', target: drillToDuring(view, range) },
  ]
}

export function drillToErrorType(view: View, errorType: string): View {
  return { ...drillToStatuses(view, FAILED), fault: [errorType] }
}

/** By priority and age: within each GPU type, the order in which jobs are dequeued, by contract. */
export function drillToQueue(view: View): View {
  return {
    ...drillToStatuses(view, statusesOf('waiting')),
    sort: [
      { field: 'priority', descending: true },
      { field: 'created', descending: false },
    ],
  }
}

export function drillToQueueOf(view: View, type: string): View {
  return { ...drillToQueue(view), gpu: [type] }
}
