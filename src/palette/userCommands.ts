import { User } from 'lucide-react'
import type { Command } from './command.ts'

/** What *Mine* types while the current user is unknown: a name is to follow. */
export const I_AM = 'I am '

/** Only these words: Enter never sets the current user after a search such as `my jobs failed`. */
const ABOUT_ME = /^\s*(?:i am|i['’]m)(?:\s+|$)/i

/**
 * The part of a name after words that say who one is: `ada` of `I am ada`; empty after `I am`. `null` if the text
 * doesn't say so.
 */
export function typedUser(text: string): string | null {
  const [words] = ABOUT_ME.exec(text) ?? []
  return words === undefined ? null : text.slice(words.length).trim()
}

/** For each user a command that makes them the current one. They are found only by a text with a {@link typedUser}. */
export function userCommands(users: readonly string[], pick: (user: string) => void): Command[] {
  return users.map((user) => ({
    id: `mine ${user}`,
    group: 'Filters',
    label: `Set my user to ${user}`,
    icon: User,
    run: () => pick(user),
  }))
}
