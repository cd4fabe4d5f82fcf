import { useCallback, useState, type RefCallback } from 'react'
import { ROW, type Room } from './layout.ts'

/** The minimum height of a touch target, px. */
const FINGER = 44

/** Returns a ref for an element, and its room, which follows changes in size; `null` until it is measured. */
export function useRoom(): [RefCallback<HTMLElement>, Room | null] {
  const [room, setRoom] = useState<Room | null>(null)
  const ref = useCallback((element: HTMLElement) => {
    const measure = () => {
      const next = roomOf(element)
      setRoom((last) => (isSame(last, next) ? last : next))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])
  return [ref, room]
}

function roomOf(element: HTMLElement): Room {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  const { width, height } = element.getBoundingClientRect()
  // The same breakpoint as `sm:`.
  const isScrolling = !matchMedia('(min-width: 40rem)').matches
  return {
    width: width / rem,
    height: isScrolling ? Infinity : height / rem,
    row: matchMedia('(pointer: coarse)').matches ? Math.max(ROW, FINGER / rem) : ROW,
  }
}

function isSame(a: Room | null, b: Room): boolean {
  return a !== null && a.width === b.width && a.height === b.height && a.row === b.row
}
