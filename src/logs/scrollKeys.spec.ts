import { describe, expect, it } from 'vitest'
import { directionOfKey, distanceOfKey } from './scrollKeys.ts'

describe('a key', () => {
  it.each([
    ['ArrowUp', false, 'up', -40],
    ['ArrowDown', false, 'down', 40],
    ['PageUp', false, 'up', -560],
    ['PageDown', false, 'down', 560],
    [' ', false, 'down', 560],
    [' ', true, 'up', -560],
    ['Home', false, 'up', null],
    ['End', false, 'down', null],
    ['e', false, null, null],
    ['Tab', true, null, null],
  ])('%j (Shift: %s) scrolls %s, by %s px', (key, shiftKey, direction, distance) => {
    expect(directionOfKey({ key, shiftKey })).toBe(direction)
    expect(distanceOfKey({ key, shiftKey }, { row: 20, page: 600 })).toBe(distance)
  })

  it('scrolls a low view by at least one row', () => {
    expect(distanceOfKey({ key: 'PageDown', shiftKey: false }, { row: 20, page: 50 })).toBe(20)
  })
})
