import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { fold } from '#src/lib/fold.ts'

/** How many addresses are suggested. */
const MAX_SUGGESTED = 3

/** A user whom no job has, and the addresses that may be meant. */
export interface Suggestion {
  readonly user: string
  readonly addresses: readonly string[]
}

/** The users of a list's jobs, each once. */
export function usersOf({ index }: JobList): readonly string[] {
  // The dictionary may have users of earlier jobs.
  const codes = new Set(index.numbers('user', 0))
  return index.dictionary('user').texts.filter((_, code) => codes.has(code))
}

/**
 * The first of some names without an @ that isn't among the known users but resembles some; `null` if there is none.
 * The jobs of a full address may be outside of the search.
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

/** The addresses with the same name before the @ or, without any, whose name begins with it. */
function resembling(known: readonly string[], user: string): string[] {
  const name = nameOf(user)
  if (name === '') return []
  const same = known.filter((address) => nameOf(address) === name)
  const some = same.length > 0 ? same : known.filter((address) => nameOf(address).startsWith(name))
  return some.toSorted().slice(0, MAX_SUGGESTED)
}

const nameOf = (address: string) => fold(address.replace(/@[^@]*$/, '').trim())
