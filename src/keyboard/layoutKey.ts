/** Matches Latin letters and all symbols, including those typed with AltGr. */
const LATIN = /^[\p{scx=Latin}\p{scx=Common}]/u

/**
 * Returns the character that a key types, or its name, to compare with a shortcut in any case. Non-Latin layouts have
 * no key for the shortcut's letter, so they use the character on a US keyboard, such as `J` for the Cyrillic `о`. In
 * Latin layouts (German, Dvorak), the letter counts, regardless of its key.
 */
export function layoutKey({
  key,
  code,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  // The Hebrew layout has an apostrophe in place of the W.
  const isHebrew = key === "'" && code === 'KeyW'
  // Names of keys are ASCII, too, such as `Process` while an input method is composing.
  if (!isHebrew && (key <= '~' || LATIN.test(key))) return key
  if (code === 'Slash') return shiftKey ? '?' : '/'
  return code.replace('Key', '')
}
