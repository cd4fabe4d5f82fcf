import { useSelector } from '@tanstack/react-store'
import { Stored } from '#src/lib/stored.ts'

/** The maximum length of a user in the URL, in UTF-16 code units. */
const MAX_LENGTH = 200

const me = new Stored<string | null>('me', {
  parse: (text) => (text && text.length <= MAX_LENGTH ? text : null),
  print: (email) => email ?? '',
})

export function setMe(email: string): void {
  me.set(email)
}

export function useMe(): string | null {
  return useSelector(me)
}
