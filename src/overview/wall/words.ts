import { once } from '#src/lib/lazy.ts'
import { WALL_PARTS, type WallPart } from './layout.ts'
import type { UsersKey } from './users.ts'

/** What the lists are called whose titles are always the same. */
export const PART_TITLES: Readonly<Record<Exclude<WallPart, 'users'>, string>> = {
  running: 'Running jobs',
  endedJobs: 'Latest endedJobs',
  queue: 'Queue',
}

/** In place of the user of a job that has none. */
export const NO_USER = 'No user'

export const usersTitle = (by: UsersKey) => `GPUs by ${by}`

const sentence = once(() => new Intl.ListFormat('en'))

/** Says which lists the window has no room for; empty if none. */
export function describeHidden(hidden: readonly WallPart[], by: UsersKey): string {
  if (hidden.length === 0) return ''
  if (hidden.length === WALL_PARTS.length) return 'All lists are hidden: the window is too short.'
  const names = sentence().format(
    hidden.map((part) => (part === 'users' ? usersTitle(by) : PART_TITLES[part])),
  )
  // Of their names, only this one is singular.
  const verb = hidden.every((part) => part === 'queue') ? 'is' : 'are'
  return `${names} ${verb} hidden: the window is too short.`
}
