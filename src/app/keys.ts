import { isTyping } from '../ui/isTyping.ts'

/** A key, or keys, and what it does: the sheet of keys. */
export interface KeyFact {
  readonly keys: readonly string[]
  readonly does: string
}

export const KEYS: readonly KeyFact[] = [
  { keys: ['/'], does: 'Search jobs; Ctrl-F and ⌘F do too, and once more find in the page' },
  { keys: ['J', '↓'], does: 'Next job, in the table or in the details' },
  { keys: ['K', '↑'], does: 'Previous job' },
  { keys: ['←', '→'], does: 'From cell to cell' },
  { keys: ['Enter'], does: 'Open the job’s details; on an ID, copy it' },
  { keys: ['Esc'], does: 'Close the details or a popup; clear the search' },
  { keys: ['W'], does: 'Tell me when the job ends: the open one, or that of the row' },
  { keys: ['R'], does: 'Refresh now' },
  { keys: ['?'], does: 'This list' },
]

export type KeyAction = 'next' | 'previous' | 'watch' | 'refresh' | 'keys'

const actions: ReadonlyMap<string, KeyAction> = new Map([
  ['j', 'next'],
  ['k', 'previous'],
  ['w', 'watch'],
  ['r', 'refresh'],
  ['?', 'keys'],
])

/** Where letters are the popup's own: they find an item there. */
const POPUPS = '[role="menu"], [role="listbox"], [role="dialog"]'

/** What a key that is pressed anywhere on the page asks for; null where it is typed, or another's. */
export function keyAction(event: KeyboardEvent): KeyAction | null {
  const { key, target, ctrlKey, metaKey, altKey, defaultPrevented } = event
  if (ctrlKey || metaKey || altKey || defaultPrevented || isTyping(target)) return null
  if (target instanceof Element && target.closest(POPUPS)) return null
  return actions.get(key.toLowerCase()) ?? null
}
