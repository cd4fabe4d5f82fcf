import { z } from '#src/contract/zod.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { Stored } from '#src/lib/stored.ts'
import { lastEntry, perClient } from '#src/search/history.ts'
import { lastChanged, NO_HISTORY, withDiff, type StatusHistory } from './statusHistory.ts'

const entrySchema = z.tuple([
  z.string(),
  z.array(z.object({ status: z.string(), at: z.number() })).check(z.minLength(1)),
])

/** Parses a stored history; entries that can't be read are left out. Never throws. */
export function parseHistory(text: string | null): StatusHistory {
  const entries = z.array(z.unknown()).safeParse(parseJson(text ?? ''))
  if (!entries.success) return NO_HISTORY
  return new Map(
    entries.data.flatMap((entry) => {
      const read = entrySchema.safeParse(entry)
      return read.success ? [read.data] : []
    }),
  )
}

export function printHistory(history: StatusHistory): string {
  return JSON.stringify(lastChanged(history))
}

/** The status history of this tab, which survives a reload. */
export const statusHistory = perClient((client) => {
  const history = new Stored('sightings', { parse: parseHistory, print: printHistory }, 'session')
  lastEntry(client).subscribe((entry) => {
    if (!entry?.diff) return
    const next = withDiff(history.get(), entry.diff, entry)
    if (next !== history.get()) history.set(next)
  })
  return history
})
