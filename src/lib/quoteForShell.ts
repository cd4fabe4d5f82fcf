/**
 * Matches characters that a terminal doesn't display as they are, or acts on while they are pasted, even between
 * quotes: Ctrl-C, or the sequence that ends a bracketed paste.
 */
export const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu

const SPECIAL = /[\p{C}\p{Zl}\p{Zp}'\\]/gu

/**
 * Returns a text quoted as one word for a POSIX shell. It has no unprintable characters: a text with some is written as
 * `$'…'` (POSIX 2024, and before that bash, zsh and ksh), in which they are octal. Other shells take that for another
 * text, but still for one word. The text must be a possible argument; see {@link isArgument}.
 */
export function quoteForShell(text: string): string {
  if (text.search(UNPRINTABLE) === -1) return `'${text.replaceAll("'", String.raw`'\''`)}'`
  return `$'${text.replaceAll(SPECIAL, (character) => (character === '\\' ? '\\\\' : octalOf(character)))}'`
}

/** Whether a program can get a text as an argument, which is UTF-8 and ends at the first NUL. */
export function isArgument(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

/** Returns the UTF-8 bytes of a character as octal escapes of three digits, which no following digit can extend. */
function octalOf(character: string): string {
  return Array.from(
    new TextEncoder().encode(character),
    (byte) => `\\${byte.toString(8).padStart(3, '0')}`,
  ).join('')
}
