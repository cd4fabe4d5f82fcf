import { isTyping } from '../ui/isTyping.ts'
import { isInPopup } from '../ui/pageKeys.ts'
import { isApple } from '../ui/platform.ts'

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
