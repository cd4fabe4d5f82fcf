import { isApple } from '#src/lib/platform.ts'
import { isInPopup } from '#src/ui/isInPopup.ts'
import { isTyping } from '#src/ui/isTyping.ts'
import { layoutKey } from './layoutKey.ts'

/** The shortcuts that work anywhere on the page. `⌘` stands for Ctrl except on Apple devices. */
export const SHORTCUTS = [
  ['⌘k', 'palette'],
  ['/', 'search'],
  ['⌘f', 'search'],
  ['j', 'next'],
  ['k', 'previous'],
  ['l', 'logs'],
  ['e', 'expand'],
  ['w', 'watch'],
  ['x', 'select'],
  ['o', 'overview'],
  ['r', 'refresh'],
  ['?', 'keys'],
] as const

export type KeyAction = (typeof SHORTCUTS)[number][1]

const actions = new Map<string, KeyAction>(SHORTCUTS)

export function keyAction(event: KeyboardEvent): KeyAction | null {
  const { target, ctrlKey, metaKey, altKey, shiftKey, repeat } = event
  const [command, other] = isApple() ? [metaKey, ctrlKey] : [ctrlKey, metaKey]
  if (event.defaultPrevented || event.isComposing || altKey || other) return null
  // With ⌘ or Ctrl, a key types no character, so it works in fields, too.
  if (command ? shiftKey : isTyping(target)) return null
  const action = actions.get((command ? '⌘' : '') + layoutKey(event).toLowerCase()) ?? null
  if (action !== 'palette' && isInPopup(target)) return null
  // A held key only steps through the jobs.
  return repeat && action !== 'next' && action !== 'previous' ? null : action
}
