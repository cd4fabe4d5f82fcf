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
