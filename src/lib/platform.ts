/** Whether shortcuts use ⌘. On these platforms Ctrl-K edits text. */
export function isApple(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform)
}

/** Returns the name of a click with the Alt key, which is Option on a Mac. */
export function altClick(): string {
  return isApple() ? 'Option-click' : 'Alt-click'
}

/** Returns the label of a shortcut: ⌘ and a letter on a Mac, Ctrl and the letter elsewhere. */
export function commandKeys(letter: string): string {
  return isApple() ? `⌘${letter}` : `Ctrl ${letter}`
}
