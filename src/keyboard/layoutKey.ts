/** What Latin letters and all symbols begin with, those that AltGr types among them. */
const LATIN = /^[\p{scx=Latin}\p{scx=Common}]/u

/**
 * Returns what a key types or is called, for comparing with a shortcut in any case. In a layout that isn't
 * Latin, which has no key for the shortcut's letter: what the key types on a US keyboard, as `J` for the
 * Cyrillic `о`. In all Latin layouts (German, Dvorak) the letter decides, wherever its key is.
 */
export function layoutKey({
  key,
  code,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  // The Hebrew layout has an apostrophe in place of the W.
  const isHebrew = key === "'" && code === 'KeyW'
  // Names of keys are ASCII too, such as `Process`, while an input method composes.
  if (!isHebrew && (key <= '~' || LATIN.test(key))) return key
  if (code === 'Slash') return shiftKey ? '?' : '/'
  return code.replace('Key', '')
}
