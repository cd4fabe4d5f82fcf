import { z } from '#src/contract/zod.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { lastSeen, NOTHING_SEEN, type Sightings } from './statusHistory.ts'

const KEY = 'sightings'

const entrySchema = z.tuple([
  z.string(),
  z.array(z.object({ status: z.string(), at: z.number() })).check(z.minLength(1)),
])

/** What `printSightings` kept; an entry that cannot be read is not there. */
export function parseSightings(text: string): Sightings {
  const entries = z.array(z.unknown()).safeParse(parseJson(text))
  if (!entries.success) return NOTHING_SEEN
  return new Map(
    entries.data.flatMap((entry) => {
      const read = entrySchema.safeParse(entry)
      return read.success ? [read.data] : []
    }),
  )
}

/** What was seen as text, without the jobs that have not changed for longest where they are many. */
export function printSightings(seen: Sightings): string {
  return JSON.stringify(lastSeen(seen))
}

/** What this tab saw before it was reloaded. */
export function readSightings(): Sightings {
  try {
    return parseSightings(sessionStorage.getItem(KEY) ?? '')
  } catch {
    // Storage is denied.
    return NOTHING_SEEN
  }
}

/** Has a reload of this tab find it again, where storage is allowed. */
export function keepSightings(seen: Sightings): void {
  try {
    sessionStorage.setItem(KEY, printSightings(seen))
  } catch {
    // Full or denied: it holds until the page is left.
  }
}
