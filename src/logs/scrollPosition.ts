/** The reader is at an end if the distance to it is at most this, px. */
export const AT_END = 12

/** Returns how far the view is from the end of what it scrolls, px. */
export function distanceToEnd({ scrollHeight, clientHeight, scrollTop }: Element): number {
  return scrollHeight - clientHeight - scrollTop
}

export function isAtEndOf(element: Element): boolean {
  return distanceToEnd(element) <= AT_END
}
