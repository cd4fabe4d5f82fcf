/** The longest name, in characters. */
export const MAX_NAME = 60

/** A name from what a person typed or pasted; empty if nothing of it can be one. */
export function toName(text: string): string {
  const letters = Array.from(text.replaceAll(/\p{C}/gu, ' ').trim())
  return letters.slice(0, MAX_NAME).join('').trim()
}
