import { User } from 'lucide-react'
import type { Command } from './command.ts'

/** Entered by *Mine* while no current user is selected. A name comes after it. */
export const I_AM = 'I am '

/** Limited to these words, so that Enter never sets the current user after a search such as `my jobs failed`. */
const ABOUT_ME = /^\s*(?:i am|i['’]m)(?:\s+|$)/i

/**
 * Returns the name after `I am` or `I'm`, such as `ada` in `I am ada`; empty if there is none; `null` if the text
 * doesn't begin with these words.
 */
export function typedUser(text: string): string | null {
  const [words] = ABOUT_ME.exec(text) ?? []
  return words === undefined ? null : text.slice(words.length).trim()
}

/** Listed only for a text with a {@link typedUser}. */
export function userCommands(
  users: readonly string[],
  onSelect: (user: string) => void,
): Command[] {
  return users.map((user) => ({
    id: `mine ${user}`,
    group: 'Filters',
    label: `Set my user to ${user}`,
    icon: User,
    run: () => onSelect(user),
  }))
}
