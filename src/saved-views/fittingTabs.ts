/** In px. */
export interface TabWidths {
  readonly room: number
  /** Includes the gap after each tab. */
  readonly tabs: readonly number[]
}

/** The width of the *More* button, including the gap after it, px. */
export const MORE_WIDTH = 116

/** Returns how many tabs fit. Doesn't depend on the current view, so that no tab moves. */
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
