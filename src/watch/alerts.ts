import { useSelector } from '@tanstack/react-store'
import { isBoolean, isNumber, isObject, isString, isText } from '#src/contract/guards.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { Stored } from '#src/lib/stored.ts'
import type { EndedJob } from './endedJobs.ts'
import { ALERTS_KEY } from './watchState.ts'

/** An end, and who knows of it. A job ends once, so that its ID tells whether an end is current. */
export interface Alert extends EndedJob {
  /** When it was noticed, ms since the epoch. */
  readonly at: number
  /** Whether the browser has displayed a notification, or could not. */
  readonly notified: boolean
  /** Whether a focused page has displayed it. */
  readonly acknowledged: boolean
  /** The tab that displays it; `null` for none yet. */
  readonly tab: string | null
}

/** The newest last. */
export type Alerts = readonly Alert[]

/** How many acknowledged alerts are stored, so that no tab reports their jobs again. */
const MAX_ACKNOWLEDGED = 200

/** Parses stored alerts; skips entries that are invalid. */
export function parseAlerts(text: string | null): Alerts {
  const list = parseJson(text ?? '')
  const items = Array.isArray(list) ? list.flatMap(readItem) : []
  return [...new Map(items.map((item) => [item.id, item])).values()]
}

/** The text that `parseAlerts` reads. Stored names are a promise, so they are older than those of `Alert`. */
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

/** With what ended at `at`; a job that is known to have ended is no current. */
export function withEndedJobs(current: Alerts, endedJobs: readonly EndedJob[], at: number): Alerts {
  const known = new Set(current.map(({ id }) => id))
  const added = [...new Map(endedJobs.map((endedJob) => [endedJob.id, endedJob])).values()]
    .filter(({ id }) => !known.has(id))
    .map((endedJob) => ({ ...endedJob, at, notified: false, acknowledged: false, tab: null }))
  return added.length > 0 ? [...withoutOldest(current), ...added] : current
}

/** Removes the oldest acknowledged alerts; all others stay, however many. */
function withoutOldest(current: Alerts): Alerts {
  const known = current.filter(({ notified, acknowledged }) => notified && acknowledged)
  const forgotten = new Set(known.slice(0, -MAX_ACKNOWLEDGED))
  return forgotten.size > 0 ? current.filter((item) => !forgotten.has(item)) : current
}

/** Marks alerts that the browser has displayed a notification for. */
export function withNotified(current: Alerts, ids: ReadonlySet<string>): Alerts {
  return current.map((item) => (ids.has(item.id) ? { ...item, notified: true } : item))
}

/**
 * Assigns alerts that no tab displays yet to a visible tab. A focused tab displays all that are unacknowledged, which
 * acknowledges them.
 */
export function withDisplayed(current: Alerts, tab: string, isLookedAt: boolean): Alerts {
  const isOwn = (item: Alert) => !item.acknowledged && (isLookedAt || item.tab === null)
  if (!current.some(isOwn)) return current
  return current.map((item) => (isOwn(item) ? { ...item, tab, acknowledged: isLookedAt } : item))
}

export function unacknowledged(current: Alerts): Alerts {
  return current.filter(({ acknowledged }) => !acknowledged)
}

export function notNotified(current: Alerts): Alerts {
  return current.filter(({ notified }) => !notified)
}

/** The alerts of watched jobs that ended, in this browser. */
export const alerts = new Stored<Alerts>(ALERTS_KEY, {
  parse: parseAlerts,
  print: printAlerts,
})

export function useAlerts(): Alerts {
  return useSelector(alerts)
}
