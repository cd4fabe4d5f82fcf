import { useSelector } from '@tanstack/react-store'
import { Stored } from '#src/lib/stored.ts'

/** The longest user that the URL can hold, in characters (UTF-16). */
const MAX_LENGTH = 200

const me = new Stored<string | null>('me', {
  parse: (text) => (text && text.length <= MAX_LENGTH ? text : null),
  print: (email) => email ?? '',
})

/** Stores in this browser, and nowhere else, who the current user is. */
export function setMe(email: string): void {
  me.set(email)
}

/** The current user, by email; `null` if none was picked. */
export function useMe(): string | null {
  return useSelector(me)
}
