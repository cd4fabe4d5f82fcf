import { once } from '#src/lib/lazy.ts'
import { WALL_PARTS, type WallPart } from './layout.ts'
import type { UsersKey } from './users.ts'

export const PART_TITLES: Readonly<Record<Exclude<WallPart, 'users'>, string>> = {
  running: 'Running jobs',
  endedJobs: 'Recently ended',
  queue: 'Queue',
}

export const NO_USER = 'No user'

export const usersTitle = (by: UsersKey) => `GPUs by ${by}`

const sentence = once(() => new Intl.ListFormat('en'))

/** Empty if all lists fit. */
export function describeHidden(hidden: readonly WallPart[], by: UsersKey): string {
  if (hidden.length === 0) return ''
  if (hidden.length === WALL_PARTS.length) return 'Not enough room for the lists.'
  const names = hidden.map((part) => (part === 'users' ? usersTitle(by) : PART_TITLES[part]))
  return `Not enough room for: ${sentence().format(names)}`
}
