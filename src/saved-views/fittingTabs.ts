/** The widths that decide which tabs fit, px. */
export interface TabWidths {
  /** The room for tabs and the button of those that don't fit. */
  readonly room: number
  /** Of each tab, with the gap after it. */
  readonly tabs: readonly number[]
}

/** The width of the button of the tabs that don't fit, with the gap after it, px. */
export const MORE_WIDTH = 116

/** How many tabs fit, from the first on: which view is displayed makes no difference, so that no tab moves. */
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
