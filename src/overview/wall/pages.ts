/**
 * Returns the index of each page's first item, for items with these `heights` in a list that is `room` high. Each page
 * has as many items as fit, and at least one. An empty list has one page.
 */
export function pageStarts(heights: readonly number[], room: number): readonly number[] {
  const starts = [0]
  let used = 0
  for (const [index, height] of heights.entries()) {
    if (used > 0 && used + height > room) {
      starts.push(index)
      used = 0
    }
    used += height
  }
  return starts
}

/**
 * Like {@link pageStarts}, but with the items distributed evenly over the same number of pages: if four fit, ten items
 * take pages of four, three and three. Longer pages come first.
 */
export function balancedStarts(heights: readonly number[], room: number): readonly number[] {
  const pages = pageStarts(heights, room).length
  // Filled from the end: if a page began before these, the rest would not fit on the pages after it.
  const earliest = pageStarts(heights.toReversed(), room)
    .map((start) => heights.length - start)
    .toReversed()
  let remaining = heights.reduce((sum, height) => sum + height, 0)
  const starts = [0]
  let next = 0
  for (let page = 1; page < pages; page++) {
    const share = remaining / (pages - page + 1)
    let used = 0
    for (;;) {
      const height = heights[next] ?? 0
      const isFull = used > 0 && used + height > room
      if (isFull || (used >= share && next >= (earliest[page - 1] ?? 0))) break
      used += height
      next += 1
    }
    remaining -= used
    starts.push(next)
  }
  return starts
}
