import { isTyping } from '../ui/isTyping.ts'
import { isInPopup } from '../ui/pageKeys.ts'
import { commandKeys, isApple } from '../ui/platform.ts'

/** A key, or keys, and what it does: the sheet of keys. */
export interface KeyFact {
  readonly keys: readonly string[]
  readonly does: string
}

export const KEYS: readonly KeyFact[] = [
  {
    keys: [commandKeys('K')],
    does: 'Commands: find filters, views, jobs and whatever can be done',
  },
  { keys: ['/'], does: 'Search jobs; Ctrl-F and ⌘F do too, and once more find in the page' },
  { keys: ['J', '↓'], does: 'Next job, in the table or in the details' },
  { keys: ['K', '↑'], does: 'Previous job' },
  { keys: ['←', '→'], does: 'From cell to cell' },
  { keys: ['Enter'], does: 'Open the job’s details; on an ID, copy it' },
  { keys: ['Esc'], does: 'Close the details or a popup; clear the search' },
  { keys: ['W'], does: 'Tell me when the job ends: the open one, or that of the row' },
  { keys: ['X'], does: 'Select the job that has the focus, or deselect it' },
  { keys: ['⇧ ←', '⇧ →'], does: 'On a column’s name: make it narrower or wider' },
  { keys: ['O'], does: 'Unfold the overview, or fold it' },
  { keys: ['R'], does: 'Refresh now' },
  { keys: ['?'], does: 'This list' },
]

export type KeyAction =
  | 'next'
  | 'previous'
  | 'watch'
  | 'refresh'
  | 'select'
  | 'overview'
  | 'keys'
  | 'palette'

const actions: ReadonlyMap<string, KeyAction> = new Map([
  ['j', 'next'],
  ['k', 'previous'],
  ['w', 'watch'],
  ['r', 'refresh'],
  ['x', 'select'],
  ['o', 'overview'],
  ['?', 'keys'],
])

/** What a key that is pressed anywhere on the page asks for; null where it is typed, or another's. */
export function keyAction(event: KeyboardEvent): KeyAction | null {
  const { key, target, ctrlKey, metaKey, altKey, repeat, defaultPrevented } = event
  if (defaultPrevented) return null
  // It is not typed, so it works in fields and popups too.
  if (isCommand(event, 'k')) return repeat ? null : 'palette'
  if (ctrlKey || metaKey || altKey || isTyping(target)) return null
  if (isInPopup(target)) return null
  const action = actions.get(key.toLowerCase()) ?? null
  // A key that is held goes on through the jobs; whatever else it does it does once.
  return repeat && action !== 'next' && action !== 'previous' ? null : action
}

/** ⌘ and a letter on a Mac, Ctrl and the letter elsewhere. */
function isCommand(event: KeyboardEvent, letter: string): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event
  const [command, other] = isApple() ? [metaKey, ctrlKey] : [ctrlKey, metaKey]
  return command && !other && !altKey && !shiftKey && key.toLowerCase() === letter
}
