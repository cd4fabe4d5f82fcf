import { fold } from '#src/lib/fold.ts'
import type { Command, Group } from './command.ts'

/** How many commands are drawn at most. */
export const MAX_COMMANDS = 60

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

export const NOTHING_FOUND: Found = { groups: [], count: 0 }

/**
 * The commands that a text finds: every word of it is somewhere in a command's group, label, hint or other words.
 * They are in the order of {@link placeOf}, equal ones in their own. No text finds all but the deep ones.
 */
export function findCommands(commands: readonly Command[], text: string): Found {
  const wanted = plain(text)
  const placed = commands.flatMap((command) => {
    const position = placeOf(command, wanted)
    return position === null ? [] : [{ command, place: position }]
  })
  placed.sort((a, b) => comparePlaces(a.place, b.place))
  const groups = new Map<Group, Command[]>()
  for (const { command } of placed.slice(0, MAX_COMMANDS)) {
    const items = groups.get(command.group) ?? []
    groups.set(command.group, items)
    items.push(command)
  }
  return {
    groups: [...groups].map(([group, items]) => ({ group, items })),
    count: placed.length,
  }
}

/** Whether one of these commands is called exactly what is typed, or sets a filter to exactly that value. */
export function hasExact(commands: readonly Command[], text: string): boolean {
  const wanted = plain(text)
  return commands.some((command) => rankOf(textsOf(command), wanted) === RANKS.exact)
}

/** What decides where a command is listed, most important first; the lower, the earlier. */
type Place = readonly [last: number, rank: number, tier: number, size: number]

const NO_TEXT: Place = [0, 0, 0, 0]

/** Where a command is listed, by how well its label fits a text; `null` if it isn't found. */
function placeOf(command: Command, wanted: string): Place | null {
  if (wanted === '') return command.deep ? null : NO_TEXT
  const texts = textsOf(command)
  if (!wanted.split(' ').every((word) => texts.all.includes(word))) return null
  const tier = tierOf(command)
  return [
    isLast(command, wanted) ? 1 : 0,
    rankOf(texts, wanted),
    tier,
    // Jobs keep the order of the table.
    tier === TIERS.job ? 0 : sizeOf(command, texts, wanted),
  ]
}

function comparePlaces(a: Place, b: Place): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]
}

function isLast({ last = false, label }: Command, wanted: string): boolean {
  const [first = ''] = plain(label).split(' ')
  return last && !wanted.startsWith(first)
}

/** How well a text fits a command, the best first. */
const RANKS = { exact: 0, beginning: 1, words: 2, inLabel: 3, elsewhere: 4 } as const

/** The rank of a command that has every word of a text. */
function rankOf({ name, names }: Texts, wanted: string): number {
  if (names.includes(wanted)) return RANKS.exact
  if (names.some((text) => text.startsWith(wanted))) return RANKS.beginning
  const words = wanted.split(' ')
  if (words.every((word) => ` ${name}`.includes(` ${word}`))) return RANKS.words
  return words.every((word) => name.includes(word)) ? RANKS.inLabel : RANKS.elsewhere
}

/** At the same rank, what is always listed comes before the many values of filters, and those before jobs. */
const TIERS = { usual: 0, deep: 1, job: 2 } as const

function tierOf({ group, deep }: Command): number {
  if (group === 'Jobs') return TIERS.job
  return deep ? TIERS.deep : TIERS.usual
}

/** The length of a label; of a field's or an order's name alone where its values keep their order. */
function sizeOf({ isValue = false }: Command, { name, head }: Texts, wanted: string): number {
  return isValue || head.includes(wanted) ? head.length : name.length
}

interface Texts {
  readonly name: string
  /** The label before its first colon or comma. */
  readonly head: string
  /** The label, its part after the first colon, the hint and the alias. */
  readonly names: readonly string[]
  readonly all: string
}

/** The palette is searched again with each letter that is typed. */
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

/** A text for comparing: folded, one blank between words, none for a colon. */
export function plain(text: string): string {
  return fold(text)
    .replaceAll(/[\s:]+/g, ' ')
    .trim()
}
