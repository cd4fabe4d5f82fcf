/** From this width on, px, the groups' names are next to their lanes. */
const WIDE = 560
const MIN = 136
const MAX = 220
/** Maximum share of the timeline's width that the names take, if that is more than `MIN`. */
const SHARE = 0.15
/** Widths of a Latin and a wide letter at 12 px, and of the space after a name, px. */
const LETTER = 6.5
const WIDE_LETTER = 13
const GAP = 12

/** The width of the longest name, px, within limits; 0 if the names are above their lanes. */
export function namesWidthOf(names: readonly string[], width: number): number {
  if (width < WIDE) return 0
  const room = Math.min(MAX, Math.max(MIN, Math.floor(width * SHARE)))
  const longest = names.reduce((max, name) => Math.max(max, widthOf(name)), 0)
  return Math.min(room, Math.max(MIN, Math.ceil(longest) + GAP))
}

function widthOf(name: string): number {
  let width = 0
  for (const letter of name) width += letter > '\u2e7f' ? WIDE_LETTER : LETTER
  return width
}
