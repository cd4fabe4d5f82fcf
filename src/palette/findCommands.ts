import { fold } from '#src/lib/fold.ts'
import type { Command, Group } from './command.ts'

/** How many commands are drawn at most. */
export const SHOWN = 60

export interface CommandGroup {
  readonly group: Group
  readonly items: readonly Command[]
}

export interface Found {
  /** The best of them by group: the group of the best one first. */
  readonly groups: readonly CommandGroup[]
  /** How many there are, shown or not. */
  readonly count: number
}

/**
 * The commands that a text asks for: every word of it stands somewhere in a command's group, label, hint or
 * other words. The better the label fits, the earlier, after them those that come last; equal ones stay in
 * their order. No text asks for all but the deep ones.
 */
export function findCommands(commands: readonly Command[], text: string): Found {
  const wanted = plain(text)
  const ranked = commands.flatMap((command) => {
    const rank = rankOf(command, wanted)
    return rank === null ? [] : [{ command, rank: isLast(command, wanted) ? rank + LAST : rank }]
  })
  ranked.sort((a, b) => a.rank - b.rank)
  const groups = new Map<Group, Command[]>()
  for (const { command } of ranked.slice(0, SHOWN)) {
    const items = groups.get(command.group) ?? []
    groups.set(command.group, items)
    items.push(command)
  }
  return {
    groups: [...groups].map(([group, items]) => ({ group, items })),
    count: ranked.length,
  }
}

/** More than any rank. */
const LAST = 10

function isLast({ last = false, label }: Command, wanted: string): boolean {
  const [first = ''] = plain(label).split(' ')
  return last && !wanted.startsWith(first)
}

/** How well a command fits, 0 for best; null where it does not. */
function rankOf(command: Command, wanted: string): number | null {
  if (wanted === '') return command.deep ? null : 0
  const { name, more, all } = textsOf(command)
  const words = wanted.split(' ')
  if (!words.every((word) => all.includes(word))) return null
  if (name.startsWith(wanted) || more.startsWith(wanted)) return 0
  if (name.includes(` ${wanted}`)) return 1
  return words.every((word) => name.includes(word)) ? 2 : 3
}

interface Texts {
  readonly name: string
  readonly more: string
  readonly all: string
}

/** The palette is searched again with each letter that is typed. */
const foldedTexts = new WeakMap<Command, Texts>()

function textsOf(command: Command): Texts {
  const { group, label, hint = '', keywords = '' } = command
  let texts = foldedTexts.get(command)
  if (!texts) {
    const name = plain(label)
    const more = plain(hint)
    texts = { name, more, all: `${plain(group)} ${name} ${more} ${plain(keywords)}` }
    foldedTexts.set(command, texts)
  }
  return texts
}

/** A text for comparing: folded, one blank between words, none for a colon. */
export function plain(text: string): string {
  return fold(text)
    .replaceAll(/[\s:]+/g, ' ')
    .trim()
}
