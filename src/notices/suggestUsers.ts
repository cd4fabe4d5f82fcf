import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { fold } from '#src/lib/fold.ts'

const MAX_SUGGESTED = 3

export interface Suggestion {
  readonly user: string
  readonly addresses: readonly string[]
}

export function usersOf({ index }: JobList): readonly string[] {
  // The dictionary can also contain users of removed jobs.
  const codes = new Set(index.numbers('user', 0))
  return index.dictionary('user').texts.filter((_, code) => codes.has(code))
}

/**
 * Returns suggestions for the first unknown user that resembles known ones; `null` if there is none. Full addresses
 * are skipped, since their jobs can be outside the search.
 */
export function suggestUsers(
  known: readonly string[],
  users: readonly string[],
): Suggestion | null {
  for (const user of users) {
    if (user.includes('@') || known.includes(user)) continue
    const addresses = resembling(known, user)
    if (addresses.length > 0) return { user, addresses }
  }
  return null
}

/** Returns the addresses with the same name before the @; if there are none, those whose name begins with it. */
function resembling(known: readonly string[], user: string): string[] {
  const name = nameOf(user)
  if (name === '') return []
  const same = known.filter((address) => nameOf(address) === name)
  const matches =
    same.length > 0 ? same : known.filter((address) => nameOf(address).startsWith(name))
  return matches.toSorted().slice(0, MAX_SUGGESTED)
}

const nameOf = (address: string) => fold(address.replace(/@[^@]*$/, '').trim())
