import { fold } from '#src/lib/fold.ts'

/** How many addresses are suggested. */
const MAX_SUGGESTED = 3

/** A user whom no job has, and the addresses that may be meant. */
export interface Suggestion {
  readonly user: string
  readonly addresses: readonly string[]
}

/** The first of some users that isn't among the known addresses but resembles some; `null` if there is none. */
export function suggestUsers(
  known: readonly string[],
  users: readonly string[],
): Suggestion | null {
  for (const user of users) {
    if (user === '' || known.includes(user)) continue
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
