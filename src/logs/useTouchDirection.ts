import { useRef, type TouchEvent } from 'react'
import type { ScrollDirection } from './scrollKeys.ts'

/** Returns handlers that call a function with the direction in which a finger scrolls. */
export function useTouchDirection(onMove: (direction: ScrollDirection) => void) {
  const last = useRef(0)
  const yOf = ({ touches }: TouchEvent) => touches[0]?.clientY ?? last.current
  return {
    onTouchStart: (event: TouchEvent) => {
      last.current = yOf(event)
    },
    onTouchMove: (event: TouchEvent) => {
      const y = yOf(event)
      if (y !== last.current) onMove(y > last.current ? 'up' : 'down')
      last.current = y
    },
  }
}
