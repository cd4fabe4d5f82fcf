import { isInPopup } from '#src/ui/isInPopup.ts'
import { isTyping } from '#src/ui/isTyping.ts'
import { layoutKey } from './layoutKey.ts'
import { isApple } from '#src/lib/platform.ts'

/** The shortcuts that work anywhere on the page. `⌘` stands for Ctrl where there is no such key. */
export const SHORTCUTS = [
  ['⌘k', 'palette'],
  ['/', 'search'],
  ['⌘f', 'search'],
  ['j', 'next'],
  ['k', 'previous'],
  ['w', 'watch'],
  ['x', 'select'],
  ['o', 'overview'],
  ['r', 'refresh'],
  ['?', 'keys'],
] as const

export type KeyAction = (typeof SHORTCUTS)[number][1]

const actions = new Map<string, KeyAction>(SHORTCUTS)

/** What a key that is pressed anywhere on the page asks for; null where it is typed, or another's. */
export function keyAction(event: KeyboardEvent): KeyAction | null {
  const { target, ctrlKey, metaKey, altKey, shiftKey, repeat } = event
  const [command, other] = isApple() ? [metaKey, ctrlKey] : [ctrlKey, metaKey]
  if (event.defaultPrevented || event.isComposing || altKey || other) return null
  // With ⌘ or Ctrl it is not typed, so it works in fields too.
  if (command ? shiftKey : isTyping(target)) return null
  const action = actions.get((command ? '⌘' : '') + layoutKey(event).toLowerCase()) ?? null
  if (action !== 'palette' && isInPopup(target)) return null
  // A key that is held goes on through the jobs; whatever else it does it does once.
  return repeat && action !== 'next' && action !== 'previous' ? null : action
}
