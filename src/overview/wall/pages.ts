/**
 * Where the pages of a list begin whose items are as high as `heights`, in a list that is `room` high. Each page has as
 * many items as fit, and at least one. An empty list has one page.
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
 * The same number of pages, with the items spread evenly over them: ten in a list with room for four are on pages of
 * four, three and three. Longer pages come first.
 */
export function balancedStarts(heights: readonly number[], room: number): readonly number[] {
  const pages = pageStarts(heights, room).length
  // The same from the end: no page can begin before these if the pages after it are to hold the rest.
  const earliest = pageStarts(heights.toReversed(), room)
    .map((start) => heights.length - start)
    .toReversed()
  let left = heights.reduce((sum, height) => sum + height, 0)
  const starts = [0]
  let next = 0
  for (let page = 1; page < pages; page++) {
    const share = left / (pages - page + 1)
    let used = 0
    for (;;) {
      const height = heights[next] ?? 0
      const isFull = used > 0 && used + height > room
      if (isFull || (used >= share && next >= (earliest[page - 1] ?? 0))) break
      used += height
      next += 1
    }
    left -= used
    starts.push(next)
  }
  return starts
}
