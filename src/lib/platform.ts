/** Whether commands are given with ⌘ here; there Ctrl-K edits texts. */
export function isApple(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform)
}

/** What a press with the Alt key is called, which is Option on a Mac. */
export function altClick(): string {
  return isApple() ? 'Option-click' : 'Alt-click'
}

/** The keys of a command that is ⌘ and a letter on a Mac, Ctrl and the letter elsewhere. */
export function commandKeys(letter: string): string {
  return isApple() ? `⌘${letter}` : `Ctrl ${letter}`
}
