/** In a timeline at least this wide, px, group names are next to their lanes, otherwise above them. */
const WIDE = 560
/** Limits of the column of names, px. */
const MIN = 136
const MAX = 220
/** Maximum share of the timeline's width for the names, which are never narrower than `MIN`. */
const SHARE = 0.15
/** Estimated widths of a Latin and a wide (CJK) letter in 12 px text, and the space after a name, px. */
const LETTER = 6.5
const WIDE_LETTER = 13
const GAP = 12

/**
 * Returns the width of the column of names, px: fits the longest name, within limits; 0 if they are above their lanes.
 */
export function namesWidthOf(names: readonly string[], width: number): number {
  if (width < WIDE) return 0
  const room = Math.min(MAX, Math.max(MIN, Math.floor(width * SHARE)))
  const longest = names.reduce((max, name) => Math.max(max, widthOf(name)), 0)
  return Math.min(room, Math.max(MIN, Math.ceil(longest) + GAP))
}

function widthOf(name: string): number {
  let width = 0
  // CJK characters begin at U+2E80.
  for (const letter of name) width += letter > '\u2e7f' ? WIDE_LETTER : LETTER
  return width
}
