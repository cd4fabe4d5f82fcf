/** The widths that decide which tabs fit, px. */
export interface TabWidths {
  /** The width available for tabs and the *More* button. */
  readonly room: number
  /** The width of each tab, including the gap after it. */
  readonly tabs: readonly number[]
}

/** The width of the *More* button, including the gap after it, px. */
export const MORE_WIDTH = 116

/**
 * Returns how many tabs fit, from the first on. The result doesn't depend on the current view, so that no tab moves.
 */
export function fittingTabs({ room, tabs }: TabWidths): number {
  if (sum(tabs) <= room) return tabs.length
  let rest = room - MORE_WIDTH
  const end = tabs.findIndex((width) => {
    rest -= width
    return rest < 0
  })
  return Math.max(end, 0)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
