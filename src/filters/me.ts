import { useSelector } from '@tanstack/react-store'
import { Stored } from '#src/lib/stored.ts'

/** The longest text that the address takes for a user. */
const MAX_LENGTH = 200

const me = new Stored<string | null>('me', {
  parse: (text) => (text && text.length <= MAX_LENGTH ? text : null),
  print: (email) => email ?? '',
})

/** Remembers in this browser, and nowhere else, which user somebody is. */
export function setMe(email: string): void {
  me.set(email)
}

/** The user that somebody said they are, by email; null as long as they did not. */
export function useMe(): string | null {
  return useSelector(me)
}
