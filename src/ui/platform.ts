/** Whether commands are given with ⌘ here; there Ctrl-K edits texts. */
export function isApple(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform)
}

/** The keys of a command that is ⌘ and a letter on a Mac, Ctrl and the letter elsewhere. */
export function commandKeys(letter: string): string {
  return isApple() ? `⌘${letter}` : `Ctrl ${letter}`
}
