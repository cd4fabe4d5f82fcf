import { useSelector } from '@tanstack/react-store'
import { isBoolean, isNumber, isObject, isString, isText } from '#src/contract/guards.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { Stored } from '#src/lib/stored.ts'
import type { EndedJob } from './endedJobs.ts'
import { ALERTS_KEY } from './watchState.ts'

/** A job ends only once, so its ID identifies the alert. */
export interface Alert extends EndedJob {
  /** When the end was detected, ms since the epoch. */
  readonly at: number
  /** Whether a browser notification was displayed or attempted. */
  readonly notified: boolean
  /** Whether a focused page has displayed it. */
  readonly acknowledged: boolean
  /** `null` if no tab displays it yet. */
  readonly tab: string | null
}

/** Oldest first. */
export type Alerts = readonly Alert[]

/** The maximum number of stored acknowledged alerts, which keep tabs from reporting their jobs again. */
const MAX_ACKNOWLEDGED = 200

export function parseAlerts(text: string | null): Alerts {
  const list = parseJson(text ?? '')
  const items = Array.isArray(list) ? list.flatMap(readItem) : []
  return [...new Map(items.map((item) => [item.id, item])).values()]
}

/** Prints alerts for `parseAlerts`. Stored data stays compatible, so its property names differ from those of `Alert`. */
export function printAlerts(list: Alerts): string {
  return JSON.stringify(
    list.map(({ notified: told, acknowledged: seen, ...alert }) => ({ ...alert, told, seen })),
  )
}

function readItem(entry: unknown): Alert[] {
  if (!isObject(entry)) return []
  const { id, name, status, text, at, told, seen, tab } = entry
  const isItem =
    isText(id) &&
    isString(name) &&
    isString(status) &&
    isString(text) &&
    isNumber(at) &&
    isBoolean(told) &&
    isBoolean(seen) &&
    (tab === null || isString(tab))
  return isItem ? [{ id, name, status, text, at, notified: told, acknowledged: seen, tab }] : []
}

/** A job that has an alert gets no second one. `at` in ms since the epoch. */
export function withEndedJobs(current: Alerts, endedJobs: readonly EndedJob[], at: number): Alerts {
  const known = new Set(current.map(({ id }) => id))
  const added = [...new Map(endedJobs.map((endedJob) => [endedJob.id, endedJob])).values()]
    .filter(({ id }) => !known.has(id))
    .map((endedJob) => ({ ...endedJob, at, notified: false, acknowledged: false, tab: null }))
  return added.length > 0 ? [...withoutOldest(current), ...added] : current
}

/** Alerts that aren't acknowledged stay. */
function withoutOldest(current: Alerts): Alerts {
  const done = current.filter(({ notified, acknowledged }) => notified && acknowledged)
  const oldest = new Set(done.slice(0, -MAX_ACKNOWLEDGED))
  return oldest.size > 0 ? current.filter((item) => !oldest.has(item)) : current
}

export function withNotified(current: Alerts, ids: ReadonlySet<string>): Alerts {
  return current.map((item) => (ids.has(item.id) ? { ...item, notified: true } : item))
}

/**
 * Assigns alerts that no tab displays yet to a visible tab. A focused tab takes over all unacknowledged alerts, and
 * marks them as acknowledged.
 */
export function withDisplayed(current: Alerts, tab: string, isFocused: boolean): Alerts {
  const isTaken = (item: Alert) => !item.acknowledged && (isFocused || item.tab === null)
  if (!current.some(isTaken)) return current
  return current.map((item) => (isTaken(item) ? { ...item, tab, acknowledged: isFocused } : item))
}

export function unacknowledged(current: Alerts): Alerts {
  return current.filter(({ acknowledged }) => !acknowledged)
}

export function notNotified(current: Alerts): Alerts {
  return current.filter(({ notified }) => !notified)
}

export const alerts = new Stored<Alerts>(ALERTS_KEY, {
  parse: parseAlerts,
  print: printAlerts,
})

export function useAlerts(): Alerts {
  return useSelector(alerts)
}
