import { isNumber, isObject, isString } from '#src/contract/guards.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { Stored } from '#src/lib/stored.ts'
import { lastEntry, perClient } from '#src/search/history.ts'
import {
  lastChanged,
  NO_HISTORY,
  withDiff,
  type HistoryEntry,
  type StatusHistory,
} from './statusHistory.ts'

/** Parses a stored history. Omits invalid entries; never throws. */
export function parseHistory(text: string | null): StatusHistory {
  const entries = parseJson(text ?? '')
  return Array.isArray(entries) ? new Map(entries.flatMap(readEntry)) : NO_HISTORY
}

function readEntry(entry: unknown): [string, HistoryEntry[]][] {
  const pair: readonly unknown[] = Array.isArray(entry) ? entry : []
  const [id, list] = pair
  if (pair.length !== 2 || !isString(id) || !Array.isArray(list) || list.length === 0) return []
  const statuses = list.flatMap(readStatus)
  return statuses.length === list.length ? [[id, statuses]] : []
}

function readStatus(entry: unknown): HistoryEntry[] {
  if (!isObject(entry)) return []
  const { status, at } = entry
  return isString(status) && isNumber(at) ? [{ status, at }] : []
}

export function printHistory(history: StatusHistory): string {
  return JSON.stringify(lastChanged(history))
}

export const statusHistory = perClient((client) => {
  const history = new Stored('sightings', { parse: parseHistory, print: printHistory }, 'session')
  lastEntry(client).subscribe((entry) => {
    if (!entry?.diff) return
    const next = withDiff(history.get(), entry.diff, entry)
    if (next !== history.get()) history.set(next)
  })
  return history
})
