/** The widths that decide which tabs fit, px. */
export interface TabWidths {
  /** The room for tabs and the button of those that don't fit. */
  readonly room: number
  /** Of each tab, with the gap after it. */
  readonly tabs: readonly number[]
}

/** The width of the button of the tabs that don't fit, with the gap after it, px. */
export const MORE_WIDTH = 76

/**
 * Which tabs fit, by their indexes: the first ones and, whatever its index, the one at `wanted` if there is room
 * for it at all; -1 for none.
 */
export function fittingTabs({ room, tabs }: TabWidths, wanted: number): readonly number[] {
  const indexes = [...tabs.keys()]
  if (sum(tabs) <= room) return indexes
  const own = tabs[wanted] ?? 0
  let rest = room - MORE_WIDTH - own
  if (rest < 0) return []
  // After the first one that doesn't fit, no other is displayed: the order would seem random.
  const end = indexes.find((index) => {
    if (index !== wanted) rest -= tabs[index] ?? 0
    return rest < 0
  })
  return indexes.filter((index) => index < (end ?? tabs.length) || index === wanted)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
