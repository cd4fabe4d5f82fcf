/** From this width on, px, the groups' names stand beside their lanes. */
const WIDE = 560
const MIN = 136
const MAX = 220
/** How much of the timeline the names may take where that is more than the minimum. */
const SHARE = 0.15
/** What a letter takes at 12 px, and one of a wide script; what is free behind a name: px. */
const LETTER = 6.5
const WIDE_LETTER = 13
const GAP = 12

/**
 * How wide the column of the groups' names is on a timeline of a width, px: as the longest name needs, within limits.
 * 0 if the names are above their lanes. The lanes have the rest.
 */
export function namesWidthOf(names: readonly string[], width: number): number {
  if (width < WIDE) return 0
  const room = Math.min(MAX, Math.max(MIN, Math.floor(width * SHARE)))
  const longest = names.reduce((max, name) => Math.max(max, widthOf(name)), 0)
  return Math.min(room, Math.max(MIN, Math.ceil(longest) + GAP))
}

/** About how wide a name is, px. */
function widthOf(name: string): number {
  let width = 0
  for (const letter of name) width += letter > '\u2e7f' ? WIDE_LETTER : LETTER
  return width
}
