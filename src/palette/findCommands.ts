import { fold } from '#src/lib/fold.ts'
import type { Command, Group } from './command.ts'

export const MAX_COMMANDS = 60

export interface CommandGroup {
  readonly group: Group
  readonly items: readonly Command[]
}

export interface Found {
  /** The best matches by group, the group of the best one first. */
  readonly groups: readonly CommandGroup[]
  readonly count: number
}

export const NOTHING_FOUND: Found = { groups: [], count: 0 }

/**
 * Returns the commands that have each word of a text in their group, label, hint, alias or keywords, by their sort
 * key. Equal commands stay in order. An empty text matches all commands except search-only ones.
 */
export function findCommands(commands: readonly Command[], text: string): Found {
  const query = plain(text)
  const matches = commands.flatMap((command) => {
    const sortKey = sortKeyOf(command, query)
    return sortKey === null ? [] : [{ command, sortKey }]
  })
  matches.sort((a, b) => compareSortKeys(a.sortKey, b.sortKey))
  const groups = new Map<Group, Command[]>()
  for (const { command } of matches.slice(0, MAX_COMMANDS)) {
    const items = groups.get(command.group) ?? []
    groups.set(command.group, items)
    items.push(command)
  }
  return {
    groups: [...groups].map(([group, items]) => ({ group, items })),
    count: matches.length,
  }
}

export function hasExact(commands: readonly Command[], text: string): boolean {
  const query = plain(text)
  return commands.some((command) => rankOf(textsOf(command), query) === RANKS.exact)
}

/** Most important first. Lower values come first. */
type SortKey = readonly [last: number, rank: number, tier: number, size: number]

const NO_TEXT: SortKey = [0, 0, 0, 0]

function sortKeyOf(command: Command, query: string): SortKey | null {
  if (query === '') return command.searchOnly ? null : NO_TEXT
  const texts = textsOf(command)
  if (!query.split(' ').every((word) => texts.all.includes(word))) return null
  const tier = tierOf(command)
  return [
    isLast(command, query) ? 1 : 0,
    rankOf(texts, query),
    tier,
    // Jobs keep the order of the table.
    tier === TIERS.job ? 0 : sizeOf(command, texts, query),
  ]
}

function compareSortKeys(a: SortKey, b: SortKey): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]
}

function isLast({ last = false, label }: Command, query: string): boolean {
  const [first = ''] = plain(label).split(' ')
  return last && !query.startsWith(first)
}

const RANKS = { exact: 0, beginning: 1, words: 2, inLabel: 3, elsewhere: 4 } as const

function rankOf({ name, names }: Texts, query: string): number {
  if (names.includes(query)) return RANKS.exact
  if (names.some((text) => text.startsWith(query))) return RANKS.beginning
  const words = query.split(' ')
  const hasWords = (text: string) => words.every((word) => ` ${text}`.includes(` ${word}`))
  if (names.some(hasWords)) return RANKS.words
  return words.every((word) => name.includes(word)) ? RANKS.inLabel : RANKS.elsewhere
}

/** At the same rank, commands that are always listed come before search-only ones, and both before jobs. */
const TIERS = { usual: 0, searchOnly: 1, job: 2 } as const

function tierOf({ group, searchOnly }: Command): number {
  if (group === 'Jobs') return TIERS.job
  return searchOnly ? TIERS.searchOnly : TIERS.usual
}

/**
 * Returns the length of the label. For values, and sort orders of the same column, returns the length of the common
 * part, so that they stay in order.
 */
function sizeOf({ isValue = false }: Command, { name, head }: Texts, query: string): number {
  return isValue || head.includes(query) ? head.length : name.length
}

interface Texts {
  readonly name: string
  readonly head: string
  /** The label, its part after the first colon, the hint and the alias. */
  readonly names: readonly string[]
  readonly all: string
}

/** Cached, since each keystroke searches the palette. */
const foldedTexts = new WeakMap<Command, Texts>()

function textsOf(command: Command): Texts {
  const { group, label, hint = '', alias = '', keywords = '' } = command
  let texts = foldedTexts.get(command)
  if (!texts) {
    const [head = '', ...values] = label.split(': ')
    const [beforeComma = ''] = head.split(', ')
    const names = [label, values.join(': '), hint, alias].map(plain)
    texts = {
      name: plain(label),
      head: plain(beforeComma),
      names,
      all: [group, keywords].map(plain).concat(names).join(' '),
    }
    foldedTexts.set(command, texts)
  }
  return texts
}

/** Normalizes a text for comparison: folded, without colons, and with single spaces. */
export function plain(text: string): string {
  return fold(text)
    .replaceAll(/[\s:]+/g, ' ')
    .trim()
}
