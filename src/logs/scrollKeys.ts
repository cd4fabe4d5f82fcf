import type { KeyboardEvent } from 'react'

/** A direction in which a log scrolls. */
export type ScrollDirection = 'up' | 'down'

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey'>

/** Returns the direction in which a key scrolls; `null` if it doesn't. */
export function directionOfKey({ key, shiftKey }: Key): ScrollDirection | null {
  switch (key) {
    case 'ArrowUp':
    case 'PageUp':
    case 'Home':
      return 'up'
    case 'ArrowDown':
    case 'PageDown':
    case 'End':
      return 'down'
    case ' ':
      return shiftKey ? 'up' : 'down'
    default:
      return null
  }
}

/**
 * Returns how far a key scrolls, px; `null` if it doesn't, or to an end. `row` is the height of a row of text, `page`
 * that of the view, px.
 */
export function distanceOfKey(event: Key, { row, page }: Record<'row' | 'page', number>) {
  const direction = directionOfKey(event)
  if (direction === null || event.key === 'Home' || event.key === 'End') return null
  const isArrow = event.key.startsWith('Arrow')
  return (direction === 'up' ? -1 : 1) * (isArrow ? 2 * row : Math.max(row, page - 2 * row))
}
